import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { type DedupSummary, dedup } from "../dataset/dedup.ts";
import { readItems } from "../dataset/read-items.ts";
import { openAtomic } from "../io/atomic-file.ts";
import { EXIT } from "./exit-codes.ts";
import { count, plural } from "./numbers.ts";
import { inScratchFolder } from "./scratch-folder.ts";
import { standardOutput } from "./standard-output.ts";

interface DedupOptions {
  readonly out?: string;
  readonly threshold: number;
  readonly quiet?: boolean;
}

/** `copydesk dedup`: clusters of near-duplicates on standard output, one a line; with --out also every record, told its cluster. */
export async function dedupCommand(
  paths: readonly string[],
  { out, threshold, quiet }: DedupOptions,
): Promise<number> {
  const output = standardOutput();
  const file = out === undefined ? undefined : openAtomic(out);
  try {
    const parent = out === undefined ? tmpdir() : dirname(resolve(out));
    const summary = await inScratchFolder(parent, (folder) =>
      dedup(readItems(paths, process.cwd()), {
        folder,
        threshold,
        onCluster: (cluster) => output.write(`${JSON.stringify(cluster)}\n`),
        ...(file && { onRecord: (line: string) => file.write(`${line}\n`) }),
        onProblem: ({ message }) => process.stderr.write(`copydesk: ${message}\n`),
      }),
    );
    file?.commit();
    if (!quiet) process.stderr.write(`copydesk: ${inWords(summary)}\n`);
    return summary.unreadable > 0 ? EXIT.failures : EXIT.done;
  } catch (error) {
    file?.abort();
    throw error;
  }
}

const inWords = ({ documents, clusters, exact, syndicated, duplicates, unreadable }: DedupSummary): string =>
  [
    `${plural(documents, "document")}, ${plural(clusters, "cluster")}`,
    `(${count(exact)} of the same words, ${count(syndicated)} in more than one outlet),`,
    `${plural(duplicates, "duplicate")}${unreadable > 0 ? `, ${plural(unreadable, "input")} unreadable` : ""}.`,
  ].join(" ");

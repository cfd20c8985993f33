import { tmpdir } from "node:os";
import { readItems } from "../dataset/read-items.ts";
import { type SampleBy, type Sampled, sampleRecords } from "../dataset/sample.ts";
import { withoutLayers } from "../dataset/without-layers.ts";
import { writeAtomic } from "../io/atomic-file.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { plural } from "./numbers.ts";
import { inScratchFolder } from "./scratch-folder.ts";
import { standardOutput } from "./standard-output.ts";

interface SampleCommandOptions {
  readonly number: number;
  readonly by: SampleBy;
  readonly seed: string;
  readonly with?: string;
  readonly pre?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `copydesk sample`: the documents most worth a person's time, most worth first. */
export async function sampleCommand(
  paths: readonly string[],
  { number, by, seed, with: other, pre, out, quiet }: SampleCommandOptions,
): Promise<number> {
  if ((by === "disagreement") !== (other !== undefined))
    throw new UsageError("--by disagreement and --with RUN go together: the other run to compare with.");
  const cwd = process.cwd();
  let unreadable = 0;
  const sampled = await inScratchFolder(tmpdir(), (folder) =>
    sampleRecords(readItems(paths, cwd), {
      n: number,
      by,
      seed,
      other: other === undefined ? null : readItems([other], cwd),
      folder,
      onProblem: ({ message }) => {
        unreadable++;
        process.stderr.write(`copydesk: ${message}\n`);
      },
    }),
  );
  if (sampled.length === 0) throw new UsageError("There is no document to choose from.");
  const text = sampled.map((row, i) => `${JSON.stringify(rowOf(row, i, by, pre === true))}\n`).join("");
  if (out === undefined) await standardOutput().write(text);
  else writeAtomic(out, text);
  if (!quiet) process.stderr.write(`copydesk: ${plural(sampled.length, "document")} chosen by ${by}.\n`);
  return unreadable > 0 ? EXIT.failures : EXIT.done;
}

/** The record with its place in the sample in `meta`; without --pre, the machine's layers are left out, so that nobody is led by them. */
function rowOf({ record, score }: Sampled, i: number, by: SampleBy, pre: boolean): object {
  const shown = pre ? record : withoutLayers(record);
  return { ...shown, meta: { ...shown.meta, sample: { rank: i + 1, by, ...(score !== null && { score }) } } };
}

import { basename, isAbsolute, resolve } from "node:path";
import type { SplitBy } from "../dataset/assign.ts";
import { buildDataset, type DatasetSummary } from "../dataset/build.ts";
import { readItems } from "../dataset/read-items.ts";
import type { Shares } from "../dataset/splits.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { plural } from "./numbers.ts";
import { inScratchFolder } from "./scratch-folder.ts";

interface DatasetCommandOptions {
  readonly out: string;
  readonly split: SplitBy;
  readonly shares: Shares;
  readonly seed: string;
  readonly threshold: number;
  readonly against?: readonly string[];
  readonly gold?: string;
  readonly text: boolean;
  readonly name: string;
  readonly license?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `copydesk dataset`: a folder with splits that do not leak, their certificate, a card, metadata and sums. */
export async function datasetCommand(
  paths: readonly string[],
  options: DatasetCommandOptions,
): Promise<number> {
  const { out, split, against = [], gold, license, quiet, json } = options;
  const cwd = process.cwd();
  const onProblem = ({ message }: { readonly message: string }) => {
    process.stderr.write(`copydesk: ${message}\n`);
  };
  const goldRecords = gold === undefined ? null : await readGold(gold, cwd);
  const summary = await inScratchFolder(resolve(out), async (scratch) =>
    buildDataset(readItems(paths, cwd), {
      ...options,
      scratch,
      by: split,
      withText: options.text,
      against: against.map((path) => ({ name: basename(path), items: readItems([path], cwd) })),
      gold: goldRecords,
      license: license ?? null,
      command: commandOf(paths, options),
      onProblem,
    }),
  );
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else if (!quiet) process.stderr.write(`copydesk: ${inWords(summary)}\n`);
  return summary.unreadable > 0 || !summary.clean.splits ? EXIT.failures : EXIT.done;
}

async function readGold(path: string, cwd: string): Promise<CopydeskRecord[]> {
  const records: CopydeskRecord[] = [];
  for await (const item of readItems([path], cwd)) {
    if ("problem" in item) throw new UsageError(`The gold cannot be read: ${item.problem.message}`);
    records.push(item.record);
  }
  return records;
}

/** The command with every option that decides the bytes. Paths outside the folder are told by their last part. */
function commandOf(paths: readonly string[], options: DatasetCommandOptions): string {
  const named = (path: string) => quoted(isAbsolute(path) ? basename(path) : path);
  const { split, shares, seed, threshold, against = [], gold, text, name, license } = options;
  return [
    "copydesk dataset",
    ...paths.map(named),
    "--out FOLDER",
    `--split ${split} --shares ${shares.join(",")} --seed ${quoted(seed)} --threshold ${threshold}`,
    `--name ${quoted(name)}`,
    ...(license === undefined ? [] : [`--license ${quoted(license)}`]),
    ...against.map((path) => `--against ${named(path)}`),
    ...(gold === undefined ? [] : [`--gold ${named(gold)}`]),
    ...(text ? [] : ["--no-text"]),
  ].join(" ");
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;

function inWords({ documents, leftOut, groups, unreadable, clean }: DatasetSummary): string {
  const sizes = Object.entries(documents).map(([split, number]) => `${split} ${number}`);
  return [
    `${sizes.join(", ")} from ${plural(groups, "group")}`,
    ...(leftOut > 0 ? [`${plural(leftOut, "document")} left out`] : []),
    ...(unreadable > 0 ? [`${plural(unreadable, "input")} unreadable`] : []),
    `${clean.splits ? "no leak between splits" : "SPLITS LEAK: see leaks.json"}${clean.against === false ? "; texts of a benchmark are in the set: see leaks.json" : ""}.`,
  ].join("; ");
}

import { tmpdir } from "node:os";
import { readItems } from "../dataset/read-items.ts";
import { type SampleBy, type Sampled, sampleRecords } from "../dataset/sample.ts";
import { withoutLayers } from "../dataset/without-layers.ts";
import { DEFAULT_EXPORT_OPTIONS } from "../exchange/format.ts";
import { EXPORTERS } from "../exchange/formats.ts";
import { openOutput } from "../exchange/open-output.ts";
import { writeAtomic } from "../io/atomic-file.ts";
import type { CopydeskRecord } from "../schema/record.ts";
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
  readonly to?: string;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `copydesk sample`: the documents most worth a person's time, most worth first. */
export async function sampleCommand(
  paths: readonly string[],
  options: SampleCommandOptions,
): Promise<number> {
  const { number, by, seed, with: other, pre, to, out, quiet } = options;
  if (to !== undefined && !Object.hasOwn(EXPORTERS, to))
    throw new UsageError(`--to expects one of ${Object.keys(EXPORTERS).join(", ")}; got "${to}".`);
  if (to !== undefined && out === undefined)
    throw new UsageError("--to needs --out: the file or folder to write.");
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
  const rows = sampled.map((row, i) => rowOf(row, i, by, pre === true));
  if (to !== undefined && out !== undefined) await exportTo(to, out, rows, quiet === true);
  else {
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    if (out === undefined) await standardOutput().write(text);
    else writeAtomic(out, text);
  }
  if (!quiet) process.stderr.write(`copydesk: ${plural(sampled.length, "document")} chosen by ${by}.\n`);
  return unreadable > 0 ? EXIT.failures : EXIT.done;
}

/** The record with its place in the sample in `meta`; without --pre, the machine's layers are left out, so that nobody is led by them. */
function rowOf({ record, score }: Sampled, i: number, by: SampleBy, pre: boolean): CopydeskRecord {
  const shown = pre ? record : withoutLayers(record);
  return { ...shown, meta: { ...shown.meta, sample: { rank: i + 1, by, ...(score !== null && { score }) } } };
}

async function exportTo(
  to: string,
  out: string,
  records: readonly CopydeskRecord[],
  quiet: boolean,
): Promise<void> {
  const format = await EXPORTERS[to]?.();
  if (!format) return;
  const output = openOutput(out, format.shape);
  try {
    const exporter = format.open(output.sink, DEFAULT_EXPORT_OPTIONS);
    for (const record of records) await exporter.write(record);
    const losses = await exporter.end();
    output.commit();
    if (quiet) return;
    for (const [what, lost] of losses) process.stderr.write(`  not held: ${lost} ${what}\n`);
  } catch (error) {
    output.abort();
    throw error;
  }
}

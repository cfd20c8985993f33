import { recordLines } from "../io/record-files.ts";
import { record as recordSchema } from "../schema/record.ts";
import { parseFilter } from "./filter.ts";
import { type Exporter, ImportError, type Losses } from "./format.ts";
import { type Selection, select } from "./select.ts";

export interface ExportSettings extends Selection {
  /** A filter as `parseFilter` reads them. */
  readonly where?: string | undefined;
}

export interface Exported {
  readonly read: number;
  readonly written: number;
  readonly losses: Losses;
}

/** Gives the records of files and run folders to an exporter, one at a time. Throws an ImportError at a line that is no record. */
export async function exportRecords(
  paths: readonly string[],
  exporter: Exporter,
  settings: ExportSettings,
): Promise<Exported> {
  const wanted = settings.where === undefined ? () => true : parseFilter(settings.where);
  let read = 0;
  let written = 0;
  for await (const { path, line, text } of recordLines(paths)) {
    read++;
    const parsed = recordSchema.safeParse(json(text));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new ImportError(
        `${path}:${line} is not a record: ${issue?.path.join(".")} ${issue?.message}. 'copydesk check' lists everything that is wrong.`,
      );
    }
    if (!wanted(parsed.data)) continue;
    await exporter.write(select(parsed.data, settings));
    written++;
  }
  return { read, written, losses: await exporter.end() };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { recordLines } from "../io/record-files.ts";
import { RECORD_SCHEMA } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";
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
    const record = parseRecord(text);
    if (!record) throw notARecord(path, line);
    try {
      if (!wanted(record)) continue;
      await exporter.write(select(record, settings));
    } catch (error) {
      // What is said of a record is not checked in full, for speed; one that breaks its schema shows here.
      throw error instanceof TypeError ? notARecord(path, line) : error;
    }
    written++;
  }
  return { read, written, losses: await exporter.end() };
}

const notARecord = (path: string, line: number) =>
  new ImportError(`${path}:${line} is not a record: 'copydesk check' lists everything that is wrong.`);

/** A line as a record: that it is one of this version, with a text, an id and a unit, is checked, the layers are not. */
function parseRecord(line: string): CopydeskRecord | undefined {
  try {
    const record = JSON.parse(line) as CopydeskRecord;
    const whole =
      record.schema === RECORD_SCHEMA &&
      typeof record.id === "string" &&
      typeof record.text === "string" &&
      typeof record.meta === "object" &&
      (record.offsets === "codepoint" || record.offsets === "utf16");
    return whole ? record : undefined;
  } catch {
    return undefined;
  }
}

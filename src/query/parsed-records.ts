import { type RecordLine, recordLines } from "../io/record-files.ts";
import { RECORD_SCHEMA } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** A line that is no record, told so that a person can mend it. */
export class RecordError extends Error {
  override readonly name = "RecordError";
}

/**
 * A record as it stands in a file, of which only the outline was looked at: fields may be missing, and what should be a list need not
 * be one. For passes over many records, where the full schema would cost more than the work.
 */
export type LooseRecord = { readonly [field in keyof CopydeskRecord]?: unknown } & {
  readonly id: string;
  readonly text: string;
};

/** A row of a list whose fields nobody has checked. */
export type LooseRow = Readonly<Record<string, unknown>>;

/** The records of files and run folders, one at a time. Throws a RecordError at a line that is none. */
export async function* parsedRecords(paths: readonly string[]): AsyncGenerator<LooseRecord> {
  for await (const line of recordLines(paths)) yield parsedRecord(line);
}

/** The record of one line. */
export function parsedRecord({ path, line, text }: RecordLine): LooseRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const record = value as { schema?: unknown; id?: unknown; text?: unknown } | null;
  if (record?.schema !== RECORD_SCHEMA || typeof record.id !== "string" || typeof record.text !== "string")
    throw new RecordError(
      `${path}:${line} is not a record: expected an object with "schema": "${RECORD_SCHEMA}", an id and a text. 'copydesk check' lists everything that is wrong.`,
    );
  return value as LooseRecord;
}

/** The rows of what should be a list of objects; anything else has none. */
export function rowsOf(layer: unknown): LooseRow[] {
  return Array.isArray(layer)
    ? layer.filter((row): row is LooseRow => typeof row === "object" && row !== null)
    : [];
}

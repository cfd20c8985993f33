import { asUtf8 } from "../io/as-utf8.ts";
import { documentFromRow } from "../io/document-from-row.ts";
import { linesOf } from "../io/lines.ts";
import { type OpenStream, openBytes } from "../io/open-bytes.ts";
import { DEFAULT_READ_OPTIONS } from "../io/read-item.ts";
import { RECORD_SCHEMA } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { RunItem } from "./run-item.ts";
import type { Slice } from "./shard.ts";

const OPTIONS = { ...DEFAULT_READ_OPTIONS, maxBytes: Number.POSITIVE_INFINITY };
/** No record is longer: node cannot hold a longer string. */
const LONGEST_LINE = 512 * 1024 * 1024;

/** Reads the records of a run as documents that bring every layer but `without`. What is no record is a problem. */
export async function* readRecords(
  { file, range }: Slice,
  without: readonly string[],
  open: OpenStream,
): AsyncGenerator<RunItem> {
  const bytes = asUtf8(openBytes(file, open, range));
  for await (const line of linesOf(bytes, LONGEST_LINE, range?.firstLine ?? 1)) {
    const place = { uri: file.uri, line: line.number };
    const text = line.bytes?.toString("utf8") ?? "";
    if (text.trim() === "") continue;
    const record = parseRecord(text);
    if (!record) {
      yield {
        problem: {
          source: place,
          code: "broken-row",
          message: `Row ${line.number} is no record: expected an object with "schema": "${RECORD_SCHEMA}". Only records can be redone.`,
        },
      };
      continue;
    }
    const bare = Object.fromEntries(Object.entries(record).filter(([field]) => !without.includes(field)));
    const item = await documentFromRow(bare, place, OPTIONS);
    yield "doc" in item ? { ...item, record } : item;
  }
}

function parseRecord(text: string): CopydeskRecord | undefined {
  try {
    const value = JSON.parse(text) as CopydeskRecord | null;
    // The schema is named; whether the rest keeps it is what `copydesk check` tells.
    return value?.schema === RECORD_SCHEMA && Array.isArray(value.problems) && value.provenance
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

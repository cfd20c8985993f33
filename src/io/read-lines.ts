import { asUtf8 } from "./as-utf8.ts";
import { decodeRow } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";
import { documentFromRow } from "./document-from-row.ts";
import { linesOf } from "./lines.ts";
import { parseRow } from "./parse-row.ts";
import { brokenRow, tooLarge } from "./problem-items.ts";
import type { ReadItem, ReadOptions } from "./read-item.ts";

/** Reads JSONL: one row a line. A row that cannot be read becomes a problem, and reading goes on with the next. */
export async function* readLines(
  bytes: Bytes,
  uri: string,
  options: ReadOptions,
  firstLine = 1,
): AsyncGenerator<ReadItem> {
  for await (const { number, bytes: row } of linesOf(asUtf8(bytes), options.maxBytes, firstLine)) {
    const place = { uri, line: number };
    if (row === null) yield tooLarge(place, `Row ${number}`, options.maxBytes);
    else {
      const item = await readJsonRow(row, place, options);
      if (item) yield item;
    }
  }
}

/** Reads one row of JSON; undefined for a blank one. */
export function readJsonRow(
  row: Buffer,
  place: { readonly uri: string; readonly line?: number },
  options: ReadOptions,
): ReadItem | Promise<ReadItem> | undefined {
  const { text, problems } = decodeRow(row);
  if (text.trim() === "") return undefined;
  const parsed = parseRow(text, options.fields.id);
  if ("value" in parsed) return documentFromRow(parsed.value, place, options, problems);
  const name = place.line === undefined ? "The row" : `Row ${place.line}`;
  return brokenRow(place, `${name} is not a JSON object: ${parsed.fault}. Mend the row or leave it out.`);
}

import type { Source } from "../core/document.ts";
import { asUtf8 } from "./as-utf8.ts";
import { decodeRow } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";
import { documentFromRow } from "./document-from-row.ts";
import { excerpt } from "./excerpt.ts";
import { brokenRow, tooLarge } from "./problem-items.ts";
import type { ReadItem, ReadOptions } from "./read-item.ts";
import { tableCells } from "./table-cells.ts";
import { type TableRow, tableRows } from "./table-rows.ts";

const ADVICE = "Mend the row or leave it out.";

/** Reads a table with a header row: every further row is a document, whose `line` is the line of the file on which it begins. */
export async function* readTable(
  bytes: Bytes,
  uri: string,
  options: ReadOptions,
  delimiter: "," | "\t",
): AsyncGenerator<ReadItem> {
  let header: readonly string[] | undefined;
  for await (const row of tableRows(asUtf8(bytes), delimiter, options.maxBytes)) {
    const place = { uri, line: row.line };
    if (row.bytes === null || row.unclosed) {
      yield unheld(row, place, options);
      if (!header) return;
      continue;
    }
    const { text, problems } = decodeRow(row.bytes);
    if (text.trim() === "" && !text.includes(delimiter)) continue;
    const split = tableCells(text, delimiter);
    if ("fault" in split) {
      yield brokenRow(place, `Row ${row.line} cannot be divided into fields: ${split.fault}. ${ADVICE}`);
      if (!header) return;
    } else if (!header) {
      header = split.cells;
      const fault = headerFault(header, place, options);
      if (fault) {
        yield fault;
        return;
      }
    } else if (split.cells.length !== header.length) {
      yield brokenRow(
        place,
        `Row ${row.line} does not fit the header: expected ${header.length} fields, got ${split.cells.length}. ${ADVICE}`,
      );
    } else {
      const { cells } = split;
      yield await documentFromRow(
        Object.fromEntries(header.map((name, i) => [name, cells[i]])),
        place,
        options,
        problems,
      );
    }
  }
}

function headerFault(
  header: readonly string[],
  place: Source,
  { fields }: ReadOptions,
): ReadItem | undefined {
  const seen = new Set<string>();
  const twice = header.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined)
    return brokenRow(
      place,
      `The header names the column "${excerpt(twice)}" twice, so the table is not read. Rename one of them.`,
    );
  if (header.includes(fields.text)) return undefined;
  const got = excerpt(header.join(", "), 60);
  return {
    problem: {
      source: place,
      code: "no-text",
      message: `The table has no text: expected a column "${excerpt(fields.text, 20)}", got ${got}. Name the right column with --field text=NAME.`,
    },
  };
}

/** A row that was not kept, because it is too long or because its quote is never closed. */
function unheld(row: TableRow, place: Source, { maxBytes }: ReadOptions): ReadItem {
  if (row.unclosed)
    return brokenRow(
      place,
      `The quote that opens in line ${row.quoteLine} is never closed, so nothing from line ${row.line} on was read. Close it, or write a quote inside a field twice.`,
    );
  const hint = row.quoteLine === null ? "" : `, or close the quote that opens in line ${row.quoteLine}`;
  return tooLarge(place, `Row ${row.line}`, maxBytes, hint);
}

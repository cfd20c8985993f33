import { asUtf8 } from "./as-utf8.ts";
import { decodeRow } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";
import { excerpt } from "./excerpt.ts";
import { elementsOf } from "./json-elements.ts";
import { brokenRow, tooLarge } from "./problem-items.ts";
import type { ReadItem, ReadOptions } from "./read-item.ts";
import { readJsonRow } from "./read-lines.ts";

const ADVICE = "Mend the file; if it has one object a line, name it .jsonl.";

/** Reads `.json`: an array of rows, whose `line` is their number in it, or one object, which is one row. */
export async function* readJsonArray(
  bytes: Bytes,
  uri: string,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  for await (const { kind, number, bytes: row } of elementsOf(asUtf8(bytes), options.maxBytes)) {
    const place = kind === "alone" ? { uri } : { uri, line: number };
    if (kind === "cut") {
      yield brokenRow(
        place,
        `The file ends inside its array, at row ${number}: expected "]". The rows before it are read. ${ADVICE}`,
      );
    } else if (kind === "behind") {
      const got = row === null ? "" : `, got "${excerpt(decodeRow(row).text.trim())}"`;
      yield brokenRow(place, `Expected nothing after the "]" that closes the array${got}. ${ADVICE}`);
    } else if (row === null) {
      yield tooLarge(place, kind === "alone" ? "The file" : `Row ${number}`, options.maxBytes);
    } else {
      yield (await readJsonRow(row, place, options)) ??
        brokenRow(place, `Row ${number} is empty: expected an object before the comma or "]". ${ADVICE}`);
    }
  }
}

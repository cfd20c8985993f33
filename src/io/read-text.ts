import { decodeFile } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";
import { documentFromRow } from "./document-from-row.ts";
import { gatherAll } from "./gather-bytes.ts";
import { tooLarge } from "./problem-items.ts";
import { DEFAULT_READ_OPTIONS, type ReadItem, type ReadOptions } from "./read-item.ts";

/** The same options with the fields' own names, for rows that a reader makes itself. */
export const ownNames = (options: ReadOptions): ReadOptions => ({
  ...options,
  fields: DEFAULT_READ_OPTIONS.fields,
});

/** Reads plain text and Markdown: the whole file is one document, its text exactly what stands there. */
export async function* readText(bytes: Bytes, uri: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const whole = await gatherAll(bytes, options.maxBytes);
  if (whole === null) {
    yield tooLarge({ uri }, "The file", options.maxBytes);
    return;
  }
  const { text, problems } = decodeFile(whole);
  yield await documentFromRow({ text }, { uri }, ownNames(options), problems);
}

import { decodeFile, decodeWindows1252 } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";
import { documentFromRow } from "./document-from-row.ts";
import { gatherAll } from "./gather-bytes.ts";
import { articleOf } from "./html-article.ts";
import { tooLarge } from "./problem-items.ts";
import type { ReadItem, ReadOptions } from "./read-item.ts";
import { ownNames } from "./read-text.ts";

/** A declaration of the encoding stands in the first bytes of a page. */
const HEAD = 4096;
const CHARSET = /charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i;

/** Reads a page by the encoding that `declared` or the page names. An unknown name counts as none. */
function decodeDeclared(bytes: Buffer, declared: string | undefined): string | undefined {
  const label = declared ?? CHARSET.exec(bytes.toString("latin1", 0, HEAD))?.[1];
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return undefined;
  if (/^(?:windows-1252|cp-?1252|iso-?8859-?1|latin-?1|us-ascii)$/i.test(label))
    return decodeWindows1252(bytes);
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The document of one page. `charset` is what the server said; `known` are fields that are known better than the page knows them. */
export async function documentFromHtml(
  bytes: Buffer,
  place: { readonly uri: string; readonly line?: number },
  options: ReadOptions,
  charset?: string,
  known: Readonly<Record<string, unknown>> = {},
): Promise<ReadItem> {
  const { text: html, problems } = decodeFile(bytes, (body) => decodeDeclared(body, charset));
  return documentFromRow({ ...(await articleOf(html)), ...known }, place, ownNames(options), problems);
}

/** Reads a web page: its article is the document. */
export async function* readHtml(bytes: Bytes, uri: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const whole = await gatherAll(bytes, options.maxBytes);
  yield whole === null
    ? tooLarge({ uri }, "The file", options.maxBytes)
    : await documentFromHtml(whole, { uri }, options);
}

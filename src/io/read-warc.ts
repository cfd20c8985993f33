import { decodeFile } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";
import { documentFromRow } from "./document-from-row.ts";
import { brokenRow, tooLarge } from "./problem-items.ts";
import { ReadError } from "./read-error.ts";
import { documentFromHtml } from "./read-html.ts";
import type { ReadItem, ReadOptions } from "./read-item.ts";
import { ownNames } from "./read-text.ts";
import type { WarcPayload } from "./warc-payload.ts";
import { warcRecords } from "./warc-records.ts";

const WANTED: ReadonlySet<string> = new Set(["response", "resource", "conversion"]);
const FAULTS = {
  "no-start": 'does not begin with "WARC/"; reading goes on at the next one that does. Get the file anew.',
  headers:
    "has no Content-Length, so its end is not known; reading goes on at the next record. Get the file anew.",
} as const;

/** Reads a web archive: every page that was answered with, and every plain text in it, is a document; `line` is the record's number. */
export async function* readWarc(bytes: Bytes, uri: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  for await (const record of warcRecords(bytes, options.maxBytes, (type) => WANTED.has(type))) {
    const place = { uri, line: record.number };
    const name = `Record ${record.number}`;
    if (!("fault" in record)) {
      const item = await readRecord(record.bytes, place, options);
      if (item) yield item;
    } else if (record.fault === "too-large") yield tooLarge(place, name, options.maxBytes);
    else if (record.fault === "cut")
      yield {
        problem: {
          source: place,
          code: "truncated",
          message: `${name} ends before its Content-Length. The records before it are read; get the file anew.`,
        },
      };
    else yield brokenRow(place, `${name} ${FAULTS[record.fault]}`);
  }
}

async function readRecord(
  record: Buffer,
  place: { readonly uri: string; readonly line: number },
  options: ReadOptions,
): Promise<ReadItem | undefined> {
  const { warcPayload } = await import("./warc-payload.ts");
  let payload: WarcPayload | null;
  try {
    payload = await warcPayload(record, options.maxBytes);
  } catch (error) {
    // warcio throws plain errors at headers that it cannot take; ours tell of a damaged body.
    const reason =
      error instanceof ReadError ? "its compressed body is damaged" : "its headers cannot be read";
    return brokenRow(place, `Record ${place.line} is broken: ${reason}. Leave it out or get the file anew.`);
  }
  if (!payload) return brokenRow(place, `Record ${place.line} is broken: it has no headers. Leave it out.`);
  const { content, mime, charset, status, url, date } = payload;
  const isHtml = mime === "text/html" || mime === "application/xhtml+xml";
  // A page that says that there is no page is no document.
  if ((!isHtml && mime !== "text/plain") || (status !== undefined && status >= 300)) return undefined;
  if (content === null) return tooLarge(place, `Record ${place.line}`, options.maxBytes);
  const known = { ...(url !== undefined && { url }), ...(date !== undefined && { warcDate: date }) };
  if (isHtml) return documentFromHtml(content, place, options, charset, known);
  const { text, problems } = decodeFile(content);
  return documentFromRow({ text, ...known }, place, ownNames(options), problems);
}

import { byteCursor } from "./byte-cursor.ts";
import type { Bytes } from "./decompress.ts";
import { gatherBytes } from "./gather-bytes.ts";

/** A record of a WARC file: its bytes with its headers, or why there are none. `skipped` are records of no wanted type. */
export type WarcRecordBytes =
  | { readonly number: number; readonly bytes: Buffer }
  | { readonly number: number; readonly fault: "no-start" | "headers" | "cut" | "too-large" };

const LONGEST_LINE = 16 * 1024;
const LONGEST_HEADERS = 128 * 1024;
const START = /^WARC\/\d/;

/**
 * Cuts a WARC file into records (ISO 28500: headers, an empty line, Content-Length bytes, two empty lines), holding one of at most
 * `maxBytes` whose WARC-Type is wanted. Behind a broken record it goes on at the next line that starts one.
 */
export async function* warcRecords(
  source: Bytes,
  maxBytes: number,
  isWanted: (type: string) => boolean,
): AsyncGenerator<WarcRecordBytes> {
  const cursor = byteCursor(source);
  const isBlank = (line: Buffer): boolean => line.length <= 2 && line.toString("latin1").trim() === "";
  let number = 0;
  let lost = false;
  for (let line = await cursor.line(LONGEST_LINE); line !== null; ) {
    const start: Buffer = line;
    line = null;
    if (!START.test(start.toString("latin1", 0, 6))) {
      if (!isBlank(start) && !lost) {
        lost = true;
        yield { number: ++number, fault: "no-start" };
      }
      line = await cursor.line(LONGEST_LINE);
      continue;
    }
    lost = false;
    number++;
    const parts = [start];
    let size = start.length;
    let ended = false;
    while (!ended && size <= LONGEST_HEADERS) {
      const header = await cursor.line(LONGEST_LINE);
      if (header === null) break;
      parts.push(header);
      size += header.length;
      ended = isBlank(header);
    }
    const headers = Buffer.concat(parts).toString("latin1");
    const length = Number(/^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(headers)?.[1] ?? Number.NaN);
    const type = /^warc-type:[ \t]*([a-z]{1,40})/im.exec(headers)?.[1]?.toLowerCase() ?? "";
    if (!ended || Number.isNaN(length)) {
      yield { number, fault: ended ? "headers" : "cut" };
      lost = ended;
    } else {
      const block = gatherBytes(maxBytes);
      const wanted = isWanted(type);
      const got = await cursor.read(length, (part) => wanted && block.add(part));
      if (got < length) yield { number, fault: "cut" };
      else if (wanted) {
        const bytes = block.take();
        if (bytes === null) yield { number, fault: "too-large" };
        else yield { number, bytes: Buffer.concat([...parts, bytes]) };
      }
    }
    line = await cursor.line(LONGEST_LINE);
  }
}

import { recordBytes } from "../io/record-files.ts";

const LINE_FEED = 10;

/** The length of the longest line of a file, in bytes. Reads it in pieces. */
export async function longestLine(path: string): Promise<number> {
  let longest = 0;
  let length = 0;
  for await (const bytes of recordBytes(path)) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      longest = Math.max(longest, length + to - from);
      length = 0;
      from = to + 1;
    }
    length += chunk.length - from;
  }
  return Math.max(longest, length);
}

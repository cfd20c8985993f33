import type { Bytes } from "./decompress.ts";
import { gatherBytes } from "./gather-bytes.ts";

/** A line without its line feed; `bytes` is null when it was too long to be held. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | null;
}

const LINE_FEED = 10;

/** The lines of a stream. Holds one line of at most `maxBytes`; a longer one streams past. */
export async function* linesOf(bytes: Bytes, maxBytes: number, firstLine = 1): AsyncGenerator<Line> {
  const line = gatherBytes(maxBytes);
  let number = firstLine;
  for await (const chunk of bytes) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      line.add(chunk.subarray(from, to));
      yield { number, bytes: line.take() };
      number++;
      from = to + 1;
    }
    line.add(chunk.subarray(from));
  }
  if (line.size > 0) yield { number, bytes: line.take() };
}

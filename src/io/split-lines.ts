import { createReadStream } from "node:fs";
import { markedEncoding } from "./decode-text.ts";
import type { ByteRange, InputFile } from "./read-item.ts";

const LINE_FEED = 10;

/**
 * Cuts an uncompressed JSONL file into ranges of about `bytes` bytes or `lines` lines, whichever come first, each beginning at the start of a line, so that shards can be read
 * apart and together hold every byte once. One pass, constant memory but for the ranges. Rejects when the file cannot be read.
 */
export async function splitLines(
  file: InputFile,
  bytes: number,
  lines = Number.POSITIVE_INFINITY,
): Promise<ByteRange[]> {
  const ranges: ByteRange[] = [];
  const least = Math.max(1, bytes);
  let [start, firstLine, line, at] = [0, 1, 1, 0];
  let wide: boolean | undefined;
  for await (const chunk of createReadStream(file.path, {
    highWaterMark: 256 * 1024,
  }) as AsyncIterable<Buffer>) {
    // In UTF-16 a byte 10 need not be a line feed, so such a file stays whole.
    wide ??= markedEncoding(chunk)?.startsWith("utf-16") ?? false;
    for (let i = wide ? -1 : chunk.indexOf(LINE_FEED); i >= 0; i = chunk.indexOf(LINE_FEED, i + 1)) {
      line++;
      const end = at + i + 1;
      if (end - start < least && line - firstLine < lines) continue;
      ranges.push({ start, end, firstLine });
      [start, firstLine] = [end, line];
    }
    at += chunk.length;
  }
  if (start < at) ranges.push({ start, end: at, firstLine });
  return ranges;
}

import { createHash } from "node:crypto";
import { blocksOf } from "./blocks.ts";
import { markedEncoding } from "./decode-text.ts";
import { isObject } from "./object-name.ts";
import { openInput } from "./open-bytes.ts";
import type { ByteRange, InputFile } from "./read-item.ts";

const LINE_FEED = 10;

/** A stretch of a file of lines, with the SHA-256 of its bytes. */
export interface Cut {
  readonly range: ByteRange;
  readonly sha256: string;
}

/**
 * Cuts an uncompressed JSONL file into ranges of about `bytes` bytes or `lines` lines, whichever come first, each beginning at the start of a line, so that shards can be read
 * apart and together hold every byte once. One pass, constant memory but for the ranges. Rejects when the file cannot be read.
 */
export async function splitLines(
  file: InputFile,
  bytes: number,
  lines = Number.POSITIVE_INFINITY,
): Promise<Cut[]> {
  const cuts: Cut[] = [];
  let hash = createHash("sha256");
  const least = Math.max(1, bytes);
  let [start, firstLine, line, at] = [0, 1, 1, 0];
  let wide: boolean | undefined;
  for await (const block of isObject(file.path) ? openInput(file) : blocksOf(file.path)) {
    const chunk = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    // In UTF-16 a byte 10 need not be a line feed, so such a file stays whole.
    wide ??= markedEncoding(chunk)?.startsWith("utf-16") ?? false;
    let hashed = 0;
    for (let i = wide ? -1 : chunk.indexOf(LINE_FEED); i >= 0; i = chunk.indexOf(LINE_FEED, i + 1)) {
      line++;
      const end = at + i + 1;
      if (end - start < least && line - firstLine < lines) continue;
      hash.update(chunk.subarray(hashed, i + 1));
      cuts.push({ range: { start, end, firstLine }, sha256: hash.digest("hex") });
      hash = createHash("sha256");
      hashed = i + 1;
      [start, firstLine] = [end, line];
    }
    hash.update(chunk.subarray(hashed));
    at += chunk.length;
  }
  if (start < at) cuts.push({ range: { start, end: at, firstLine }, sha256: hash.digest("hex") });
  return cuts;
}

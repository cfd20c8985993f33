import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Bytes } from "./decompress.ts";
import { decompress } from "./decompress.ts";
import { ReadError } from "./read-error.ts";
import type { ByteRange, InputFile } from "./read-item.ts";

/** Opens the bytes of a file as they lie on disk. Passed in by who reads something else, such as standard input. */
export type OpenStream = (file: InputFile, range?: ByteRange) => AsyncIterable<Uint8Array>;

const BLOCK = 256 * 1024;

/** The bytes of a file on disk, or of standard input for `-`. */
export async function* openOnDisk(file: InputFile, range?: ByteRange): AsyncGenerator<Uint8Array> {
  if (file.path === "-") {
    yield* process.stdin;
    return;
  }
  // Opening a pipe that nobody writes to would wait for ever.
  if (!(await stat(file.path)).isFile())
    throw new ReadError("unreadable", "cannot be read: it is not a regular file. Leave it out.");
  if (range && range.end <= range.start) return;
  const part = range ? { start: range.start, end: range.end - 1 } : {};
  yield* createReadStream(file.path, { highWaterMark: BLOCK, ...part });
}

async function* buffers(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  for await (const chunk of source)
    yield typeof chunk === "string"
      ? Buffer.from(chunk)
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** The bytes of a file, decompressed. */
export function openBytes(file: InputFile, open: OpenStream, range?: ByteRange): Bytes {
  const raw = buffers(open(file, range));
  return file.compression === "none" ? raw : decompress(raw, file.compression);
}

import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Bytes } from "./decompress.ts";
import { decompress } from "./decompress.ts";
import { isObject } from "./object-name.ts";
import { ReadError } from "./read-error.ts";
import type { ByteRange, InputFile } from "./read-item.ts";

/** Opens the bytes of a file as they lie there. Passed in by who reads something else, such as standard input. */
export type OpenStream = (file: InputFile, range?: ByteRange) => AsyncIterable<Uint8Array>;

const BLOCK = 256 * 1024;
/** Blocks of small files are as large as the file, but no smaller than this, should the file have grown. */
const SMALLEST_BLOCK = 4096;

/**
 * The bytes of a file on disk, of an object in a store, or of standard input for `-`. Files are read synchronously: a worker has nothing else to do
 * meanwhile, and small files are read three times as fast.
 */
export async function* openInput(file: InputFile, range?: ByteRange): AsyncGenerator<Uint8Array> {
  if (file.path === "-") {
    yield* process.stdin;
    return;
  }
  if (isObject(file.path)) {
    const { readObject } = await import("./object-store.ts");
    yield* readObject(file.path, file.etag, range);
    return;
  }
  // Opening a pipe that nobody writes to would wait for ever.
  if (!statSync(file.path).isFile())
    throw new ReadError("unreadable", "cannot be read: it is not a regular file. Leave it out.");
  const descriptor = openSync(file.path, "r");
  try {
    let at = range?.start ?? 0;
    const end = range?.end ?? Number.POSITIVE_INFINITY;
    while (at < end) {
      const block = Buffer.allocUnsafe(Math.min(BLOCK, end - at, Math.max(file.size, SMALLEST_BLOCK)));
      const read = readSync(descriptor, block, 0, block.length, at);
      if (read === 0) return;
      at += read;
      yield block.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
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

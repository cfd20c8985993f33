import type { BrotliDecompress, Gunzip, Inflate } from "node:zlib";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { ReadError, systemReason } from "./read-error.ts";

/** A stream of bytes, read once. */
export type Bytes = AsyncIterable<Buffer>;

type Engine = Gunzip | BrotliDecompress | Inflate;

// Compressed bytes given to the engine at once: what it made of the piece in which damage is found is lost with it.
const PIECE = 512;
// An engine that may hold one block only stops as soon as its reader does, and has nothing left to lose when it fails.
const ENGINE = { chunkSize: 32 * 1024, readableHighWaterMark: 1 };

export const ENGINES = {
  gzip: (): Gunzip => createGunzip(ENGINE),
  brotli: (): BrotliDecompress => createBrotliDecompress(ENGINE),
  deflate: (): Inflate => createInflate(ENGINE),
} as const;

async function feed(engine: Engine, source: Bytes): Promise<void> {
  // An engine that fails, or whose reader has gone, may never call back for what it was given last.
  let wake = (): void => {};
  engine.once("close", () => wake());
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      // Each piece is waited for: were the end announced earlier, a missing end would cost the last piece too.
      await new Promise<void>((resolve) => {
        wake = resolve;
        engine.write(chunk.subarray(at, at + PIECE), () => resolve());
      });
      if (engine.destroyed || engine.readableEnded) return;
    }
  }
  engine.end();
}

/** Decompresses in constant memory, however much comes out. Throws a `truncated` ReadError after the last good bytes. */
export async function* decompress(source: Bytes, kind: keyof typeof ENGINES): AsyncGenerator<Buffer> {
  const engine = ENGINES[kind]();
  const feeding = feed(engine, source).catch((error: Error) => void engine.destroy(error));
  try {
    for await (const chunk of engine) yield chunk as Buffer;
  } catch (error) {
    if (systemReason(error) !== undefined || error instanceof ReadError) throw error;
    const reason = error instanceof Error ? error.message : "it is damaged";
    throw new ReadError(
      "truncated",
      `is not a whole ${kind} file: ${reason}. What came before is read; get the file anew.`,
    );
  } finally {
    engine.destroy();
    await feeding;
  }
}

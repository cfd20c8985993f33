import type { Bytes } from "./decompress.ts";

/** Bytes of one document as they come in. Above the limit they are counted and no longer held. */
export interface Gathered {
  readonly size: number;
  add(bytes: Buffer): void;
  /** All bytes since the last call, or null if they were too many; and begins anew. */
  take(): Buffer | null;
}

export function gatherBytes(limit: number): Gathered {
  let parts: Buffer[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(bytes) {
      size += bytes.length;
      if (size > limit) parts = [];
      else if (bytes.length > 0) parts.push(bytes);
    },
    take() {
      const [only] = parts;
      const whole = size > limit ? null : parts.length === 1 && only ? only : Buffer.concat(parts);
      parts = [];
      size = 0;
      return whole;
    },
  };
}

/** All bytes of a stream, or null as soon as they are more than `limit`; the rest is then not read. */
export async function gatherAll(bytes: Bytes, limit: number): Promise<Buffer | null> {
  const gathered = gatherBytes(limit);
  for await (const chunk of bytes) {
    gathered.add(chunk);
    if (gathered.size > limit) return null;
  }
  return gathered.take();
}

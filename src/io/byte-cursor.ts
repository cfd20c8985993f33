import type { Bytes } from "./decompress.ts";

/** Reads a stream by lines and by counts. */
export interface ByteCursor {
  /** The next line with its line feed, or its first `most` bytes and the rest dropped; null at the end. */
  line(most: number): Promise<Buffer | null>;
  /** Hands over the next `count` bytes in pieces; resolves to how many there were. */
  read(count: number, take: (bytes: Buffer) => void): Promise<number>;
}

export function byteCursor(source: Bytes): ByteCursor {
  const chunks = source[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    while (chunk.length === 0) {
      const next = await chunks.next();
      if (next.done) return false;
      chunk = next.value;
    }
    return true;
  };
  return {
    async line(most) {
      const parts: Buffer[] = [];
      let room = most;
      while (await more()) {
        const end = chunk.indexOf(10) + 1;
        const part = end > 0 ? chunk.subarray(0, end) : chunk;
        if (room > 0) parts.push(part.subarray(0, room));
        room -= part.length;
        chunk = chunk.subarray(part.length);
        if (end > 0) return Buffer.concat(parts);
      }
      return parts.length > 0 ? Buffer.concat(parts) : null;
    },
    async read(count, take) {
      let got = 0;
      while (got < count && (await more())) {
        const part = chunk.subarray(0, count - got);
        take(part);
        got += part.length;
        chunk = chunk.subarray(part.length);
      }
      return got;
    },
  };
}

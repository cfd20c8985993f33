import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** Pieces of bytes in a file, read back by number in any order. In memory: 8 bytes a piece. */
export interface BlobStore {
  /** Pieces are numbered from 0 in the order in which they are added. */
  add(bytes: Uint8Array): void;
  readonly count: number;
  get(number: number): Uint8Array<ArrayBuffer>;
  close(): void;
}

const FLUSH = 1 << 20;

export function openBlobStore(path: string): BlobStore {
  const descriptor = openSync(path, "w+");
  let starts = new Float64Array(1024);
  let count = 0;
  let end = 0;
  let pending: Uint8Array[] = [];
  let waiting = 0;
  const flush = () => {
    if (waiting === 0) return;
    const bytes = Buffer.concat(pending);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    pending = [];
    waiting = 0;
  };
  return {
    add(bytes) {
      if (count + 1 >= starts.length) {
        const before = starts;
        starts = new Float64Array(2 * before.length);
        starts.set(before);
      }
      pending.push(bytes);
      waiting += bytes.length;
      end += bytes.length;
      starts[++count] = end;
      if (waiting >= FLUSH) flush();
    },
    get count() {
      return count;
    },
    get(number) {
      flush();
      const start = starts[number] as number;
      const bytes = new Uint8Array((starts[number + 1] as number) - start);
      for (let at = 0; at < bytes.length; ) {
        const read = readSync(descriptor, bytes, at, bytes.length - at, start + at);
        if (read === 0) throw new Error(`The file ${path} is cut short.`);
        at += read;
      }
      return bytes;
    },
    close() {
      closeSync(descriptor);
    },
  };
}

/** The same for lines of text. */
export interface LineStore {
  add(line: string): void;
  readonly count: number;
  get(number: number): string;
  close(): void;
}

export function openLineStore(path: string): LineStore {
  const blobs = openBlobStore(path);
  return {
    add: (line) => blobs.add(Buffer.from(line, "utf8")),
    get count() {
      return blobs.count;
    },
    get: (number) => Buffer.from(blobs.get(number).buffer).toString("utf8"),
    close: blobs.close,
  };
}

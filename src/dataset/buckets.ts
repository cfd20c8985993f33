import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Documents that share a key, in the order in which they were added, without repeats. */
export interface Group {
  readonly key: number;
  readonly docs: readonly number[];
}

/** The 53 bits of two hashes that a double holds. */
export const keyOf = (h1: number, h2: number): number => (h1 >>> 11) * 2 ** 32 + h2;

/** Documents by key, on disk. */
export interface Buckets {
  /** Two 32-bit hashes make a key, of which 61 bits count. */
  add(h1: number, h2: number, doc: number): void;
  /** The keys that at least two documents have. */
  groups(): Generator<Group>;
  /** Removes the files. */
  close(): void;
}

/** Keys are spread over so many files by their own bits, so that one file at a time is sorted in memory. */
const FILES = 256;
/** A key of 53 bits, which a double holds, and a document's number. */
const RECORD = 12;
const BUFFER = RECORD * 2048;

/** Opens an empty set of buckets in a folder, which is made. Memory: 6 MB, and a 256th of what was added while groups are read. */
export function openBuckets(folder: string): Buckets {
  mkdirSync(folder, { recursive: true });
  const buffers: (Buffer | undefined)[] = [];
  const filled = new Uint32Array(FILES);
  /** Few documents never get as far as the disk. */
  const flushed = new Uint8Array(FILES);
  const pathOf = (file: number) => join(folder, `${file}.bin`);
  const flush = (file: number) => {
    const buffer = buffers[file];
    if (!buffer || filled[file] === 0) return;
    appendFileSync(pathOf(file), buffer.subarray(0, filled[file]));
    flushed[file] = 1;
    filled[file] = 0;
  };
  return {
    add(h1, h2, doc) {
      const file = h1 & (FILES - 1);
      let buffer = buffers[file];
      if (!buffer) {
        buffer = Buffer.allocUnsafe(BUFFER);
        buffers[file] = buffer;
      }
      const at = filled[file] as number;
      buffer.writeDoubleLE(keyOf(h1, h2), at);
      buffer.writeUInt32LE(doc, at + 8);
      filled[file] = at + RECORD;
      if (at + RECORD === BUFFER) flush(file);
    },
    *groups() {
      for (let file = 0; file < FILES; file++) {
        const waiting = buffers[file]?.subarray(0, filled[file]) ?? Buffer.alloc(0);
        yield* groupsOf(flushed[file] ? Buffer.concat([readFileSync(pathOf(file)), waiting]) : waiting);
      }
    },
    close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Most keys come once: sorting the bare keys finds those that do not, and only these are put into a table. */
function* groupsOf(bytes: Buffer): Generator<Group> {
  const count = bytes.length / RECORD;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = bytes.readDoubleLE(i * RECORD);
  const sorted = keys.slice().sort();
  const groups = new Map<number, number[]>();
  for (let i = 1; i < count; i++) if (sorted[i] === sorted[i - 1]) groups.set(sorted[i] as number, []);
  for (let i = 0; i < count; i++) {
    const group = groups.get(keys[i] as number);
    if (!group) continue;
    const doc = bytes.readUInt32LE(i * RECORD + 8);
    if (group.at(-1) !== doc) group.push(doc);
  }
  for (const [key, docs] of groups) if (docs.length > 1) yield { key, docs };
}

import { closeSync, openSync, readSync } from "node:fs";

const BLOCK = 256 * 1024;
const SMALLEST_BLOCK = 4096;

/**
 * The bytes of a file on disk, for who does not keep them: every block lies in the same memory, so that a file of any size leaves no
 * garbage. Throws the system's error.
 */
export function* blocksOf(path: string, size = BLOCK): Generator<Buffer> {
  const descriptor = openSync(path, "r");
  try {
    const block = Buffer.allocUnsafe(Math.max(SMALLEST_BLOCK, Math.min(BLOCK, size)));
    for (;;) {
      const read = readSync(descriptor, block, 0, block.length, null);
      if (read === 0) return;
      yield block.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}

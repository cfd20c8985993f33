import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

const BLOCK = 64 * 1024;
const block = Buffer.allocUnsafe(BLOCK);

/** The SHA-256 of a file on disk, in hexadecimal digits; read synchronously, for small files. Throws the system's error. */
export function hashFile(path: string): string {
  const hash = createHash("sha256");
  const descriptor = openSync(path, "r");
  try {
    for (;;) {
      const read = readSync(descriptor, block, 0, BLOCK, null);
      if (read === 0) return hash.digest("hex");
      hash.update(block.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}

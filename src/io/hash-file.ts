import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { blocksOf } from "./blocks.ts";

/** Blocks between two pauses, in which signals are heard. */
const PAUSE = 128;

/** The SHA-256 of a file of `size` bytes on disk, in hexadecimal digits. Rejects with the system's error. */
export async function hashFile(path: string, size: number): Promise<string> {
  const hash = createHash("sha256");
  let blocks = 0;
  for (const block of blocksOf(path, size)) {
    hash.update(block);
    if (++blocks % PAUSE === 0) await setImmediate();
  }
  return hash.digest("hex");
}

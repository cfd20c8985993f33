import { createHash } from "node:crypto";
import { blocksOf } from "./blocks.ts";

/** The SHA-256 of a file on disk, in hexadecimal digits; read synchronously, for small files. Throws the system's error. */
export function hashFile(path: string, size: number): string {
  const hash = createHash("sha256");
  for (const block of blocksOf(path, size)) hash.update(block);
  return hash.digest("hex");
}

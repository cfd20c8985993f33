import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/** A file that appears under its name only when it is complete. */
export interface AtomicFile {
  /** Adds text or bytes; they reach the disk in larger pieces. */
  write(content: string | Uint8Array): void;
  /** Syncs what was written and gives the file its name, replacing an earlier one. */
  commit(): void;
  /** Throws away what was written. */
  abort(): void;
}

const FLUSH_BYTES = 1 << 18;

/** Opens `path.tmp` for writing. */
export function openAtomic(path: string): AtomicFile {
  const temporary = `${path}.tmp`;
  const descriptor = openSync(temporary, "w");
  let pending: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    const bytes = Buffer.concat(pending);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    pending = [];
    size = 0;
  };
  return {
    write(content) {
      const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
      pending.push(bytes);
      size += bytes.length;
      if (size >= FLUSH_BYTES) flush();
    },
    commit() {
      flush();
      fsyncSync(descriptor);
      closeSync(descriptor);
      renameSync(temporary, path);
    },
    abort() {
      closeSync(descriptor);
      rmSync(temporary, { force: true });
    },
  };
}

/** Writes a whole file so that readers see the old content or the new, never a part. */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  const file = openAtomic(path);
  try {
    file.write(content);
    file.commit();
  } catch (error) {
    file.abort();
    throw error;
  }
}

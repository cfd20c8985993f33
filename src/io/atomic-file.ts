import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/** A file that appears under its name only when it is complete. */
export interface AtomicFile {
  /** Adds text; it reaches the disk in larger pieces. */
  write(text: string): void;
  /** Syncs what was written and gives the file its name, replacing an earlier one. */
  commit(): void;
  /** Throws away what was written. */
  abort(): void;
}

const FLUSH_CHARACTERS = 1 << 18;

/** Opens `path.tmp` for writing. Synchronous, because it runs in a worker that has nothing else to do meanwhile. */
export function openAtomic(path: string): AtomicFile {
  const temporary = `${path}.tmp`;
  const descriptor = openSync(temporary, "w");
  let pending: string[] = [];
  let size = 0;
  const flush = () => {
    const bytes = Buffer.from(pending.join(""), "utf8");
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    pending = [];
    size = 0;
  };
  return {
    write(text) {
      pending.push(text);
      size += text.length;
      if (size >= FLUSH_CHARACTERS) flush();
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
export function writeAtomic(path: string, text: string): void {
  const file = openAtomic(path);
  try {
    file.write(text);
    file.commit();
  } catch (error) {
    file.abort();
    throw error;
  }
}

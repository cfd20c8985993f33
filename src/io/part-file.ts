import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  ftruncateSync,
  openSync,
  rmSync,
  writeSync,
} from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** The unfinished file of a part: every line is with the operating system as soon as it is written, so that it outlives this process. */
export interface PartFile {
  write(line: string): void;
  /** Completes the file on disk, compressed if it is to be, still under its temporary name. */
  seal(): Promise<void>;
  /** Closes it as it is. */
  close(): void;
}

/** Where a part is written before it gets its name. */
export const unfinished = (path: string): string => `${path}.tmp`;
const uncompressed = (path: string): string => `${path}.lines.tmp`;

/** Opens the unfinished part of `path`, keeping its first `bytes` bytes. */
export function openPart(path: string, bytes: number, gzip: boolean): PartFile {
  const temporary = gzip ? uncompressed(path) : unfinished(path);
  const descriptor = openSync(temporary, bytes > 0 ? "r+" : "w");
  ftruncateSync(descriptor, bytes);
  let at = bytes;
  let open = true;
  const close = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  return {
    write(line) {
      const buffer = Buffer.from(line, "utf8");
      for (let done = 0; done < buffer.length; )
        done += writeSync(descriptor, buffer, done, buffer.length - done, at + done);
      at += buffer.length;
    },
    async seal() {
      fsyncSync(descriptor);
      close();
      if (!gzip) return;
      await pipeline(
        createReadStream(temporary),
        createGzip({ level: 1 }),
        createWriteStream(unfinished(path), { flush: true }),
      );
      rmSync(temporary);
    },
    close,
  };
}

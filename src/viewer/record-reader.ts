import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import type { RunIndex } from "./index/open-index.ts";

/** Records by the number of their document. */
export interface RecordReader {
  /** The record's line, unparsed; null when there is no such document, or its file is another than when the index was made. */
  line(doc: number): Promise<string | null>;
}

/** Reads records from `parts`, files inside `folders`; what a symbolic link leads elsewhere is not read. */
export function recordReader(
  index: RunIndex,
  parts: readonly string[],
  folders: readonly string[],
): RecordReader {
  return {
    async line(doc) {
      const [place] = await index.rows("select part, first, length from documents where doc = $1", [doc]);
      const path = parts[Number(place?.part ?? -1)];
      if (!place || path === undefined) return null;
      const real = await realpath(path);
      const homes = await Promise.all(folders.map((folder) => realpath(folder)));
      if (!homes.some((home) => isInside(home, real))) return null;
      const file = await open(real, constants.O_RDONLY);
      try {
        const bytes = Buffer.alloc(Number(place.length));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, Number(place.first));
        return bytesRead === bytes.length ? bytes.toString("utf8") : null;
      } finally {
        await file.close();
      }
    },
  };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}

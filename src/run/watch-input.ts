import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { type OpenStream, openInput } from "../io/open-bytes.ts";
import { inputProblem } from "../io/problem-items.ts";
import type { ReadItem } from "../io/read-item.ts";
import type { Slice } from "./shard.ts";

/** Whether a slice of the corpus is still what it was when the run was planned. */
export interface Watch {
  /** Told instead of reading it: the file is no longer there. */
  readonly gone: ReadItem | undefined;
  /** Reads the slice, and notes what it is. */
  readonly open: OpenStream;
  /** Told after reading it, where it is another one. */
  changed(): ReadItem | undefined;
}

const ADVICE =
  "Run again with --fresh to annotate the corpus as it is now, or put changed articles into new files and use --update.";

/** Watches a slice while it is read. Of an object in a store the store itself sees to it that it is what it was. */
export function watchInput({ file, range, sha256 }: Slice): Watch {
  let found: string | undefined;
  const problem = (message: string): ReadItem => ({
    problem: inputProblem(file.uri, "input-changed", `${message} ${ADVICE}`),
  });
  const watched = file.modified !== undefined;
  const stats = watched ? statSync(file.path, { throwIfNoEntry: false }) : undefined;
  return {
    gone: watched && !stats ? problem("was there when the run was planned and is gone.") : undefined,
    open: sha256 === undefined ? openInput : hashed,
    changed() {
      const isLast = range === undefined || range.end >= file.size;
      const how =
        range === undefined ? "It was read as it is now." : `Its first ${range.end} bytes were read.`;
      if (stats && isLast && stats.size !== file.size)
        return problem(
          `had ${file.size} bytes when the run was planned and was changed since: it has ${stats.size}. ${how}`,
        );
      // A hash tells better than a time, which a copy may change or keep. What was read in part has none.
      const isOther =
        sha256 === undefined
          ? stats && isLast && Math.floor(stats.mtimeMs) !== file.modified
          : found !== undefined && found !== sha256;
      return isOther
        ? problem(`was changed since the run was planned. It was read as it is now.`)
        : undefined;
    },
  };

  async function* hashed(...what: Parameters<OpenStream>): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    for await (const chunk of openInput(...what)) {
      hash.update(chunk);
      yield chunk;
    }
    found = hash.digest("hex");
  }
}

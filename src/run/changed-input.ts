import { statSync } from "node:fs";
import { excerpt } from "../io/excerpt.ts";
import type { ReadItem, ReadProblem } from "../io/read-item.ts";
import type { Slice } from "./shard.ts";

const ADVICE =
  "Run again with --fresh to annotate the corpus as it is now, or put changed articles into new files and use --update.";

/** Tells a file that is not what it was when the run was planned; told once, with its last slice. Undefined where it is, or where nobody noted. */
export function changedInput({
  file,
  range,
}: Slice): { readonly item: ReadItem; readonly gone: boolean } | undefined {
  if (file.modified === undefined) return undefined;
  const problem = (message: string): ReadProblem => ({
    source: { uri: file.uri },
    code: "input-changed",
    message: `${excerpt(file.uri, 80)} ${message} ${ADVICE}`,
  });
  const stats = statSync(file.path, { throwIfNoEntry: false });
  if (!stats)
    return { gone: true, item: { problem: problem("was there when the run was planned and is gone.") } };
  const last = range === undefined || range.end >= file.size;
  if (!last || (stats.size === file.size && Math.floor(stats.mtimeMs) === file.modified)) return undefined;
  const how = range === undefined ? "It was read as it is now." : `Its first ${range.end} bytes were read.`;
  return {
    gone: false,
    item: {
      problem: problem(
        `had ${file.size} bytes when the run was planned and was changed since: it has ${stats.size}. ${how}`,
      ),
    },
  };
}

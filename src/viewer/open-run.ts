import { accessSync, constants, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { mustBeOnDisk } from "../io/object-name.ts";
import { type BuiltIndex, buildIndex } from "./index/build-index.ts";
import { openRunIndex, type RunIndex } from "./index/open-index.ts";
import { type RecordReader, recordReader } from "./record-reader.ts";

/** A run, or a file of records, that can be looked at. */
export interface OpenRun {
  readonly path: string;
  /** What it is called on the pages. */
  readonly name: string;
  readonly index: RunIndex;
  readonly records: RecordReader;
  close(): Promise<void>;
}

export type OnProgress = (documents: number, part: number, parts: number) => void;

/** Opens a run for the viewer; its index is made first where it is missing or old. */
export async function openRun(path: string, onProgress: OnProgress): Promise<OpenRun> {
  mustBeOnDisk(path);
  const full = resolve(path);
  const home = statSync(full).isDirectory() ? full : dirname(full);
  const folder = isWritable(home)
    ? join(home, full === home ? ".copydesk-view" : `.copydesk-view-${basename(full)}`)
    : mkdtempSync(join(tmpdir(), "copydesk-view-"));
  const built: BuiltIndex = await buildIndex({ path: full, folder, onProgress });
  const index = await openRunIndex(built.file);
  return {
    path: full,
    name: basename(full),
    index,
    records: recordReader(index, built.parts, [home, folder]),
    close: () => index.close(),
  };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

import { statSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Bytes } from "./decompress.ts";
import { linesOf } from "./lines.ts";
import { belowObject, isObject } from "./object-name.ts";
import { openBytes, openInput } from "./open-bytes.ts";

/** A line of a records file, unparsed. */
export interface RecordLine {
  /** The file, as it was named. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

const PART = /^part-\d+\.jsonl(\.gz)?$/;
const JSONL = /\.jsonl(\.gz)?$/;
/** No record is longer: node cannot hold a longer string. */
const LONGEST_LINE = 512 * 1024 * 1024;

/** The record files that a path names: the file itself, or a run folder's parts, or else a folder's JSONL files. `-` is standard input. */
export async function recordFiles(path: string): Promise<string[]> {
  if (path === "-") return [path];
  const names = isObject(path) ? await namesInStore(path) : await namesInFolder(path);
  if (names === null) return [path];
  const parts = names.filter((name) => PART.test(name));
  const chosen = parts.length > 0 ? parts : names.filter((name) => JSONL.test(name));
  if (chosen.length === 0)
    throw new Error(`There are no records in ${path}: expected part-00000.jsonl or another .jsonl file.`);
  return chosen.map((name) => (isObject(path) ? belowObject(path) + name : join(path, name)));
}

/** What is in a folder, in order; null for a file. */
async function namesInFolder(path: string): Promise<string[] | null> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`There is no file and no folder ${path}.`);
  return found.isDirectory() ? (await readdir(path)).sort() : null;
}

/** The same of a store. */
async function namesInStore(path: string): Promise<string[] | null> {
  const { findObject, listObjects, storeReason } = await import("./object-store.ts");
  const folder = belowObject(path);
  try {
    if (await findObject(path)) return null;
    const names: string[] = [];
    for await (const { name } of listObjects(folder)) names.push(name.slice(folder.length));
    return names;
  } catch (error) {
    throw new Error(`${path} cannot be read: ${storeReason(error)}.`);
  }
}

/** Whether a path names the folder of a run, on disk or in a store. */
export async function isRunFolder(path: string): Promise<boolean> {
  if (path === "-") return false;
  const names = await (isObject(path) ? namesInStore(path) : namesInFolder(path)).catch(() => null);
  return names?.some((name) => PART.test(name)) ?? false;
}

/** The bytes of a records file, decompressed where its name ends in .gz. */
export function recordBytes(path: string): Bytes {
  const size = path === "-" || isObject(path) ? 0 : statSync(path).size;
  const compression = path.endsWith(".gz") ? "gzip" : "none";
  return openBytes({ path, uri: path, size, format: "jsonl", compression }, openInput);
}

/** The lines of record files that are not blank, in order, one at a time. */
export async function* recordLines(paths: readonly string[]): AsyncGenerator<RecordLine> {
  for (const named of paths) {
    for (const path of await recordFiles(named)) {
      for await (const line of linesOf(recordBytes(path), LONGEST_LINE)) {
        const text = line.bytes?.toString("utf8") ?? "";
        if (text.trim() !== "") yield { path, line: line.number, text };
      }
    }
  }
}

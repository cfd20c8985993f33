import type { Stats } from "node:fs";
import { lstat, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { ProblemCode } from "../schema/problem-codes.ts";
import { namedInput } from "./input-name.ts";
import { isObject } from "./object-name.ts";
import { inputProblem } from "./problem-items.ts";
import { systemReason } from "./read-error.ts";
import type { FoundInput } from "./read-item.ts";
import { walkFolder } from "./walk-folder.ts";

/** The path that stands for standard input. */
export const STANDARD_INPUT = "-";
const GLOB = /[*?[\]{}()!]/;

/**
 * The files that paths stand for, in the order of the paths: files, folders (recursively, in one order on every machine), globs where
 * no such file is there, `s3://bucket/key` for objects in a store, and `-` for JSONL on standard input. What cannot be read comes out as a problem in its place.
 */
export async function* findInputs(paths: readonly string[], cwd: string): AsyncGenerator<FoundInput> {
  for (const path of paths) {
    if (path === STANDARD_INPUT) {
      yield { file: { path, uri: path, size: 0, format: "jsonl", compression: "none" } };
      continue;
    }
    if (isObject(path)) {
      yield* (await import("./find-objects.ts")).findObjects(path);
      continue;
    }
    const full = resolve(cwd, path);
    const stats = await statsOf(full);
    if (typeof stats !== "string") yield* foundAt(full, stats, uriMaker(full, cwd));
    else if (GLOB.test(path) && !(await isThere(full))) yield* foundByGlob(path, cwd);
    else yield problem(uriMaker(full, cwd)(full), "unreadable", `cannot be read: ${stats}.`);
  }
}

async function statsOf(full: string): Promise<Stats | string> {
  try {
    return await stat(full);
  } catch (error) {
    const reason = systemReason(error);
    // A path with a NUL in it is refused before the system sees it.
    if (reason === undefined) return "it is not a path. Check the name";
    return reason;
  }
}

/** Whether something has this name, be it a link that leads nowhere. */
async function isThere(full: string): Promise<boolean> {
  return lstat(full).then(
    () => true,
    () => false,
  );
}

async function* foundAt(
  full: string,
  stats: Stats,
  uriOf: (path: string) => string,
): AsyncGenerator<FoundInput> {
  if (!stats.isDirectory()) {
    yield found(full, uriOf(full), stats);
    return;
  }
  for await (const met of walkFolder(full)) {
    if ("stats" in met) yield found(met.path, uriOf(met.path), met.stats);
    else yield problem(uriOf(join(full, met.name)), "unreadable", `cannot be read: ${met.reason}.`);
  }
}

async function* foundByGlob(pattern: string, cwd: string): AsyncGenerator<FoundInput> {
  const { glob } = await import("tinyglobby");
  const fixed = pattern.slice(0, pattern.search(GLOB));
  const base = resolve(cwd, fixed.endsWith("/") ? fixed : dirname(`${fixed}x`));
  const uriOf = uriMaker(base, cwd);
  const matches = await glob([pattern], { cwd, expandDirectories: false, followSymbolicLinks: false });
  matches.sort((a, b) => (a < b ? -1 : 1));
  for (const match of matches) {
    const full = resolve(cwd, match);
    const stats = await statsOf(full);
    if (typeof stats !== "string") yield found(full, uriOf(full), stats);
    else yield problem(uriOf(full), "unreadable", `cannot be read: ${stats}.`);
  }
  if (matches.length === 0)
    yield problem(
      uriMaker(resolve(cwd, pattern), cwd)(resolve(cwd, pattern)),
      "unreadable",
      "matches no file. Check the pattern.",
    );
}

function found(path: string, uri: string, stats: Stats): FoundInput {
  if (!stats.isFile())
    return problem(uri, "unreadable", "cannot be read: it is not a regular file. Leave it out.");
  return namedInput({ path, uri, size: stats.size, modified: Math.floor(stats.mtimeMs) });
}

function problem(uri: string, code: ProblemCode, message: string): FoundInput {
  return { problem: inputProblem(uri, code, message) };
}

/** Names files relative to `cwd`, or, outside it, to the parent of the input, so that no path of the machine gets into a record. */
function uriMaker(input: string, cwd: string): (path: string) => string {
  const inside = relative(cwd, input);
  const base = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? dirname(input) : cwd;
  return (path) => relative(base, path).split(sep).join("/") || basename(path);
}

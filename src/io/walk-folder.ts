import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { systemReason } from "./read-error.ts";

/** A file met in a folder, or why something there cannot be read. `name` is relative to the folder, with forward slashes. */
export type Met =
  | { readonly name: string; readonly path: string; readonly stats: Stats }
  | { readonly name: string; readonly reason: string };

/** Files that tell about a corpus and are no part of it. */
const ABOUT = /^(?:README|LICENSE|LICENCE|NOTICE)/;

export const isAbout = (name: string): boolean => ABOUT.test(name);

/** A folder sorts as its name with the slash, so that going down level by level gives the order of the whole paths. */
const keyOf = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);

function entriesOf(folder: string): Dirent[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const wanted = entries.filter(({ name }) => !name.startsWith("."));
  return wanted.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * The files under a folder, sorted by the code units of their relative paths. Holds the names of one branch of folders at a time.
 * Hidden entries are skipped. Links are followed to files and never to folders, so there are no loops. Asks the system synchronously,
 * which for a million files is ten times as fast.
 */
export async function* walkFolder(root: string): AsyncGenerator<Met> {
  let first: Dirent[];
  try {
    first = entriesOf(root);
  } catch (error) {
    yield refused("", error);
    return;
  }
  // A stack instead of recursion: how deep folders go is up to whoever made them.
  const stack = [{ prefix: "", entries: first, next: 0 }];
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    const entry = level.entries[level.next++];
    if (!entry) {
      stack.pop();
      continue;
    }
    const name = level.prefix + entry.name;
    const path = join(root, name);
    try {
      if (entry.isDirectory()) {
        stack.push({ prefix: `${name}/`, entries: entriesOf(path), next: 0 });
      } else if (!isAbout(entry.name)) {
        yield meet(name, path, entry.isSymbolicLink());
      }
    } catch (error) {
      yield refused(name, error);
    }
  }
}

function meet(name: string, path: string, isLink: boolean): Met {
  const stats = statSync(path);
  if (stats.isFile()) return { name, path, stats };
  if (isLink && stats.isDirectory())
    return { name, reason: "it is a link to a folder, which is not followed. Name that folder itself" };
  return { name, reason: "it is not a regular file. Take it out of the folder" };
}

function refused(name: string, error: unknown): Met {
  const reason = systemReason(error);
  if (reason === undefined) throw error;
  return { name, reason };
}

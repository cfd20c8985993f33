import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, parse } from "node:path";
import { openAtomic, writeAtomic } from "../io/atomic-file.ts";
import type { ExportFormat, Sink } from "./format.ts";

/** A place for an export that appears under its name only when it is complete. */
export interface Output {
  readonly sink: Sink;
  commit(): void;
  abort(): void;
}

/** What the folders of formats hold. A folder with anything else in it is not an export, and is not replaced. */
const EXPORTED = /\.(?:spacy|ann|txt|conf|json|tml)$/;

/** Why an export of this shape cannot take the place of what is at `path`; undefined when it can. */
export function hindrance(path: string, shape: ExportFormat["shape"]): string | undefined {
  if (!existsSync(path)) return undefined;
  const folder = statSync(path).isDirectory();
  if (!folder) return shape === "folder" ? `${path} is a file; this format writes a folder.` : undefined;
  if (shape !== "folder") return `${path} is a folder; this format writes a file.`;
  const other = readdirSync(path, { withFileTypes: true }).find(
    (entry) => !entry.isFile() || !EXPORTED.test(entry.name),
  );
  return other && `${path} holds ${other.name}, which is no part of an export: it is not replaced.`;
}

/** Opens what a format of this shape writes at `path`: a file, a folder, or a file that a library writes. Replaces what is there. */
export function openOutput(path: string, shape: ExportFormat["shape"]): Output {
  mkdirSync(dirname(path), { recursive: true });
  if (shape === "folder") return openFolder(path);
  if (shape === "database") return openDatabase(path);
  const file = openAtomic(path);
  const beside: [string, string | Uint8Array][] = [];
  return {
    sink: {
      path,
      write: file.write,
      file: (name, content) => beside.push([name, content]),
    },
    commit() {
      file.commit();
      const { dir, name: stem } = parse(path);
      for (const [name, content] of beside) writeAtomic(join(dir, `${stem}.${name}`), content);
    },
    abort: file.abort,
  };
}

function openFolder(path: string): Output {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  return {
    sink: {
      path: temporary,
      write() {
        throw new Error(`${basename(path)} is a folder: its format writes whole files.`);
      },
      // The folder gets its name at the end: its files need no care of their own.
      file: (name, content) => writeFileSync(join(temporary, name), content),
    },
    commit() {
      rmSync(path, { recursive: true, force: true });
      renameSync(temporary, path);
    },
    abort: () => rmSync(temporary, { recursive: true, force: true }),
  };
}

function openDatabase(path: string): Output {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  return {
    sink: {
      path: temporary,
      write() {
        throw new Error(`${basename(path)} is written by its library.`);
      },
      file: (name, content) => writeAtomic(join(dirname(path), name), content),
    },
    commit() {
      if (existsSync(temporary)) renameSync(temporary, path);
    },
    abort: () => rmSync(temporary, { force: true }),
  };
}

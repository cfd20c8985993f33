import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_READ_OPTIONS, type ReadOptions } from "../../src/io/read-item.ts";
import type { Made } from "../hostile/cases.ts";
import { makeCase, type ReadAll, readAll } from "../hostile/read-case.ts";

/** Makes files in a folder of their own, calls `use` with it, and takes the folder away. */
export async function inFolder<T>(
  files: Readonly<Record<string, Made>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-io-"));
  try {
    makeCase({ files }, folder);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads one file of that name and contents. */
export const readOne = (
  name: string,
  made: Made,
  options: ReadOptions = DEFAULT_READ_OPTIONS,
): Promise<ReadAll> => inFolder({ [name]: made }, (folder) => readAll([name], folder, options));

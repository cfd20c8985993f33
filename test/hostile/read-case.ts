import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Document } from "../../src/core/document.ts";
import { findInputs } from "../../src/io/find-inputs.ts";
import { readFile } from "../../src/io/read-file.ts";
import { DEFAULT_READ_OPTIONS, type ReadOptions, type ReadProblem } from "../../src/io/read-item.ts";
import type { HostileCase } from "./cases.ts";

/** Everything that reading brought forth. */
export interface ReadAll {
  readonly docs: readonly Document[];
  readonly problems: readonly ReadProblem[];
  /** All problems in order, written as the table of cases writes them. */
  readonly codes: readonly string[];
}

/** Makes the files of a case in a folder and returns the paths to read, relative to it. */
export function makeCase({ files, input }: Pick<HostileCase, "files" | "input">, folder: string): string[] {
  for (const [name, made] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof made === "function") made(path);
    else writeFileSync(path, made);
  }
  return [...(input ?? Object.keys(files))];
}

export async function readAll(
  paths: readonly string[],
  cwd: string,
  options: ReadOptions = DEFAULT_READ_OPTIONS,
): Promise<ReadAll> {
  const docs: Document[] = [];
  const problems: ReadProblem[] = [];
  const codes: string[] = [];
  const refuse = (problem: ReadProblem) => {
    problems.push(problem);
    const { line } = problem.source;
    codes.push(line === undefined ? problem.code : `${problem.code}@${line}`);
  };
  for await (const found of findInputs(paths, cwd)) {
    if ("problem" in found) {
      refuse(found.problem);
      continue;
    }
    for await (const item of readFile(found.file, options)) {
      if ("problem" in item) refuse(item.problem);
      else {
        docs.push(item.doc);
        codes.push(...item.doc.problems.map(({ stage, code }) => `${stage}/${code}`));
      }
    }
  }
  return { docs, problems, codes };
}

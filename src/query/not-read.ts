import { existsSync } from "node:fs";
import { join } from "node:path";
import { recordLines } from "../io/record-files.ts";
import type { LooseRow } from "./parsed-records.ts";

/** The list of problems in a run's folder; null for what is no run's folder. */
export function problemsFile(path: string): string | null {
  const file = join(path, "problems.jsonl");
  return existsSync(join(path, "run.json")) && existsSync(file) ? file : null;
}

/** The problems of documents that a run could not read, which no record tells of. Rows as in problems.jsonl, with a null id. */
export async function* notRead(path: string): AsyncGenerator<LooseRow> {
  const file = problemsFile(path);
  if (file === null) return;
  for await (const { text } of recordLines([file])) {
    const row = JSON.parse(text) as LooseRow;
    if (row.id === null) yield row;
  }
}

import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openAtomic, writeAtomic } from "../io/atomic-file.ts";
import type { LocatedProblem, ShardReport } from "./shard.ts";
import { type Renaming, renameRecord } from "./unique-ids.ts";

/** Where a run's records go. Shards are brought in order. */
export interface Destination {
  /** The part file of a shard; null: its records come through `lines`. */
  partPath(shard: number): string | null;
  lines(shard: number, lines: string): void;
  /** Takes a finished shard with the ids that have to change; returns its problems, those of the renamings included. */
  accept(report: ShardReport, renamings: readonly Renaming[]): Promise<readonly LocatedProblem[]>;
  /** Writes what describes the run as a whole. */
  finish(run: object): void;
}

const PART = /^part-\d{5,}\.jsonl(\.tmp)?$/;
const OWN_FILES = ["run.json", "problems.jsonl"];

/** A folder of part files, `problems.jsonl` and `run.json`. Files of an earlier run go first. */
export function openFolder(folder: string): Destination {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (PART.test(name) || OWN_FILES.includes(name)) rmSync(join(folder, name));
  const problemsPath = join(folder, "problems.jsonl");
  const partPath = (shard: number) => join(folder, `part-${String(shard).padStart(5, "0")}.jsonl`);
  appendFileSync(problemsPath, "");
  return {
    partPath,
    lines() {},
    async accept(report, renamings) {
      const path = partPath(report.index);
      const problems =
        renamings.length > 0 ? [...report.problems, ...renameInPart(path, renamings)] : report.problems;
      if (problems.length > 0)
        appendFileSync(problemsPath, problems.map((problem) => `${JSON.stringify(problem)}\n`).join(""));
      return problems;
    },
    finish(run) {
      writeAtomic(join(folder, "run.json"), `${JSON.stringify(run, null, 2)}\n`);
    },
  };
}

function renameInPart(path: string, renamings: readonly Renaming[]): LocatedProblem[] {
  const byRow = new Map(renamings.map((renaming) => [renaming.row, renaming]));
  const problems: LocatedProblem[] = [];
  const file = openAtomic(path);
  readFileSync(path, "utf8")
    .split("\n")
    .forEach((line, row) => {
      const renaming = byRow.get(row);
      const renamed = renaming && renameRecord(line, renaming);
      if (renamed) problems.push(renamed.problem);
      if (line !== "") file.write(`${renamed?.line ?? line}\n`);
    });
  file.commit();
  return problems;
}

/**
 * A stream, such as standard output. A shard's records are held until those before it are out and its ids are known to be new:
 * at most as many shards as the queue lets run at once.
 */
export function openStream(write: (text: string) => Promise<void>): Destination {
  const held = new Map<number, string[]>();
  return {
    partPath: () => null,
    lines(shard, lines) {
      const list = held.get(shard);
      if (list) list.push(lines);
      else held.set(shard, [lines]);
    },
    async accept(report, renamings) {
      const pieces = held.get(report.index) ?? [];
      held.delete(report.index);
      if (renamings.length === 0) {
        for (const piece of pieces) await write(piece);
        return report.problems;
      }
      const byRow = new Map(renamings.map((renaming) => [renaming.row, renaming]));
      const problems = [...report.problems];
      const lines = pieces.join("").split("\n");
      for (const [row, line] of lines.entries()) {
        const renaming = byRow.get(row);
        const renamed = renaming && renameRecord(line, renaming);
        if (renamed) problems.push(renamed.problem);
        if (line !== "") await write(`${renamed?.line ?? line}\n`);
      }
      return problems;
    },
    finish() {},
  };
}

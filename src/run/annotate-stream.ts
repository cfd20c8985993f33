import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import type { Backend } from "./backend.ts";
import { createIdSet } from "./id-set.ts";
import type { Meter } from "./meter.ts";
import { planShards } from "./plan.ts";
import { Cancelled } from "./run-error.ts";
import type { RunResult } from "./run-result.ts";
import type { LocatedProblem, RunSettings, Shard, ShardReport } from "./shard.ts";
import { createTotals } from "./totals.ts";
import { renameRecord, renamings } from "./unique-ids.ts";

/** What a run into a stream needs. */
export interface StreamRun {
  /** Files, folders, globs, or `-`. */
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly settings: RunSettings;
  readonly write: (text: string) => Promise<void>;
  readonly limit: number;
  readonly openBackend: () => Backend | Promise<Backend>;
  readonly signal: AbortSignal;
  readonly meter: Meter;
  /** Told the problems of each shard, in order. */
  readonly onProblems: (problems: readonly LocatedProblem[]) => void;
}

/**
 * Annotates a corpus into a stream, such as standard output, in the order of the corpus. Nothing is kept, so nothing can be resumed.
 * p-queue bounds how many shards are under way: as many again as the backend takes at once may wait for their turn to be written.
 */
export async function annotateStream(run: StreamRun): Promise<RunResult> {
  const started = performance.now();
  const totals = createTotals();
  const seen = createIdSet();
  let spool: string | undefined;
  const backend = await run.openBackend();
  const oneByOne = Number.isFinite(run.limit) || run.settings.strict;
  const queue = new PQueue({ concurrency: oneByOne ? 1 : backend.width * 2 });
  let left = run.limit;
  let turn: Promise<void> = Promise.resolve();
  let broken: { readonly error: unknown } | undefined;
  let strict = false;
  const stop = () => run.signal.aborted || broken !== undefined || strict || left <= 0;

  const runOne = async (shard: Shard, before: Promise<void>) => {
    try {
      if (stop()) return;
      const lines: string[] = [];
      const report = await backend.run({
        shard,
        partPath: null,
        limit: left,
        onOutcome: run.meter.outcome,
        onLine: (line) => lines.push(line),
      });
      await before;
      if (stop()) return;
      left -= report.documents;
      strict = report.stopped;
      const problems = await writeLines(report, lines);
      totals.add({ ...report, problems });
      if (problems.length > 0) run.onProblems(problems);
    } catch (error) {
      if (!(error instanceof Cancelled)) broken ??= { error };
    } finally {
      await before;
    }
  };
  const writeLines = async (
    report: ShardReport,
    lines: readonly string[],
  ): Promise<readonly LocatedProblem[]> => {
    const changes = new Map(renamings(report, seen).map((renaming) => [renaming.row, renaming]));
    if (changes.size === 0) {
      for (const line of lines) await run.write(line);
      return report.problems;
    }
    const problems = [...report.problems];
    for (const [row, line] of lines.entries()) {
      const change = changes.get(row);
      const renamed = change && renameRecord(line, change);
      if (renamed) problems.push(renamed.problem);
      await run.write(renamed ? `${renamed.line}\n` : line);
    }
    return problems;
  };

  try {
    const shards = planShards({ ...run, spool: () => (spool ??= mkdtempSync(join(tmpdir(), "copydesk-"))) });
    for await (const shard of shards) {
      if (stop()) break;
      const before = turn;
      turn = queue.add(() => runOne(shard, before));
      await queue.onSizeLessThan(1);
      if (oneByOne) await queue.onIdle();
    }
    await queue.onIdle();
    if (broken) throw broken.error;
    const ended = strict ? "strict" : run.signal.aborted ? "interrupted" : "complete";
    return { totals: totals.read(), milliseconds: Math.round(performance.now() - started), ended };
  } finally {
    await backend.close();
    if (spool) rmSync(spool, { recursive: true, force: true });
  }
}

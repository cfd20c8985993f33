import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { configHash } from "../core/record.ts";
import { VERSION } from "../core/version.ts";
import type { Backend, BackendEvents } from "./backend.ts";
import type { Destination } from "./destination.ts";
import { createIdSet } from "./id-set.ts";
import { pipelineOf } from "./open-run.ts";
import { planShards } from "./plan.ts";
import { Cancelled } from "./run-shard.ts";
import type { LocatedProblem, RunSettings, Shard, ShardReport } from "./shard.ts";
import { createTotals, type Totals } from "./totals.ts";
import { renamings } from "./unique-ids.ts";

export interface RunOptions {
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly settings: RunSettings;
  /** Called once the pipeline is known to be good, because it may clear an earlier run away. */
  readonly openDestination: () => Destination;
  readonly openBackend: (events: BackendEvents, signal: AbortSignal) => Promise<Backend> | Backend;
  /** At most this many documents, the first ones. */
  readonly limit: number;
  /** Aborting it ends the run after the documents in hand; finished shards stay. */
  readonly signal: AbortSignal;
  readonly onProgress: (documents: number, words: number) => void;
  readonly onProblems: (problems: readonly LocatedProblem[]) => void;
  /** Milliseconds; for durations only, which go into run.json and never into records. */
  readonly now: () => number;
}

export interface RunResult {
  readonly totals: Totals;
  readonly milliseconds: number;
  /** Why it ended before the corpus did, if so. */
  readonly ended: "complete" | "interrupted" | "strict";
}

/** Annotates a corpus: plans shards, gives them to the backend, and takes their results in the order of the corpus. */
export async function annotateCorpus(options: RunOptions): Promise<RunResult> {
  const { settings, now } = options;
  const started = now();
  const totals = createTotals();
  const seen = createIdSet();
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  let ended: RunResult["ended"] = "complete";
  let opened: Destination | undefined;
  let spool: string | undefined;

  // The backend's first worker loads its models while this thread looks at the pipeline and the corpus.
  const backend = await options.openBackend(
    { onDocuments: options.onProgress, onLines: (shard, lines) => opened?.lines(shard, lines) },
    signal,
  );
  try {
    const pipeline = await pipelineOf(settings);
    const destination = options.openDestination();
    opened = destination;
    const accept = async (report: ShardReport) => {
      const problems = await destination.accept(report, renamings(report, seen));
      totals.add({ ...report, problems });
      if (problems.length > 0) options.onProblems(problems);
      if (report.stopped) {
        ended = "strict";
        stop.abort();
      }
    };
    const shards = planShards({
      ...options,
      spool: () => (spool ??= mkdtempSync(join(tmpdir(), "copydesk-"))),
    });
    await inOrder(
      shards,
      backend,
      options.limit,
      signal,
      (shard) => destination.partPath(shard.index),
      accept,
    );
    if (options.signal.aborted) ended = "interrupted";
    const result = { totals: totals.read(), milliseconds: Math.round(now() - started), ended };
    destination.finish({
      copydesk: VERSION,
      pipeline: pipeline.name,
      config: configHash(pipeline),
      stages: Object.fromEntries(
        pipeline.stages.map(({ writes, version, options: set }) => [writes, { version, options: set }]),
      ),
      inputs: options.inputs,
      ended,
      ...result.totals,
      milliseconds: result.milliseconds,
    });
    return result;
  } finally {
    await backend.close();
    if (spool) rmSync(spool, { recursive: true, force: true });
  }
}

/**
 * Runs shards on the backend and accepts their reports in order. p-queue bounds how many are under way: as many again as the
 * backend takes at once may wait for their turn to be accepted, and no more of the plan is read meanwhile.
 */
async function inOrder(
  shards: AsyncGenerator<Shard>,
  backend: Backend,
  limit: number,
  signal: AbortSignal,
  partPath: (shard: Shard) => string | null,
  accept: (report: ShardReport) => Promise<void>,
): Promise<void> {
  const limited = limit < Number.POSITIVE_INFINITY;
  const queue = new PQueue({ concurrency: limited ? 1 : backend.width * 2 });
  let left = limit;
  let turn: Promise<void> = Promise.resolve();
  let broken: { readonly error: unknown } | null = null;

  for await (const shard of shards) {
    if (signal.aborted || broken || left <= 0) break;
    const before = turn;
    turn = queue.add(async () => {
      try {
        if (signal.aborted || broken || left <= 0) return;
        const report = await backend.run({ shard, partPath: partPath(shard), limit: left });
        await before;
        if (signal.aborted || broken) return;
        left -= report.documents;
        await accept(report);
      } catch (error) {
        if (!(error instanceof Cancelled)) broken ??= { error };
      } finally {
        await before;
      }
    });
    await queue.onSizeLessThan(1);
  }
  await queue.onIdle();
  // Set inside the queue's tasks, which the compiler cannot see.
  const failure = broken as { readonly error: unknown } | null;
  if (failure) throw failure.error;
}

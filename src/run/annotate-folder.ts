import { rmSync, statSync } from "node:fs";
import PQueue from "p-queue";
import type { Backend } from "./backend.ts";
import { collect } from "./collect.ts";
import type { FolderRun } from "./folder-run.ts";
import { withHeartbeat } from "./heartbeat.ts";
import { identityOf } from "./identity.ts";
import { openRunFolder, withTaken } from "./open-run-folder.ts";
import { type PlanTotals, readPlan, readPlanTotals } from "./plan-file.ts";
import { prepareFolder } from "./prepare-folder.ts";
import { Cancelled, told } from "./run-error.ts";
import type { RunFolder } from "./run-folder.ts";
import { readRun, writeRun } from "./run-json.ts";
import type { RunResult } from "./run-result.ts";
import type { PlanPlace } from "./run-shard.ts";
import type { Shard } from "./shard.ts";

/**
 * Annotates a corpus into a folder: a plan is written once, every shard that has no marker yet is run, and what is then complete is
 * finished. Killed at any moment, the same call goes on from there and comes to the same bytes.
 */
export async function annotateFolder(run: FolderRun): Promise<RunResult> {
  const folder = await openRunFolder(run.out, run.settings.gzip);
  await told(run.out, () => folder.make());
  return withTaken(folder, run.share?.rank ?? null, run.now, () => annotateTaken(run, folder));
}

async function annotateTaken(run: FolderRun, folder: RunFolder): Promise<RunResult> {
  const { settings, meter, share } = run;
  const started = performance.now();
  // The first worker loads its models while this process looks at the corpus.
  const backend = await run.openBackend(folder);
  let closed: Promise<void> | undefined;
  const closeBackend = () => (closed ??= backend.close());
  try {
    const { identity, fingerprint } = await identityOf(settings, run.inputs, run.limit);
    if (run.fresh) await folder.clear();
    const { notices, complete } = await prepareFolder(run, folder, identity, fingerprint);
    for (const notice of notices) run.notice(notice);
    if (!complete) {
      const plans = await Promise.all(folder.plans().map(readPlanTotals));
      meter.plan(plans.reduce(addPlans));
      const stopped = await withHeartbeat(folder, meter, () => runShards(run, folder, fingerprint, backend));
      // Workers hold most of a run's memory, and adding up needs some too.
      await closeBackend();
      const { totals, missing } = share
        ? { totals: meter.read().totals, missing: [] }
        : await told(run.out, () => collect(folder, fingerprint, run.limit));
      const ended = stopped ?? (missing.length === 0 ? "complete" : "interrupted");
      const result: RunResult = { totals, milliseconds: Math.round(performance.now() - started), ended };
      if (!share) await told(run.out, () => writeRun(folder, identity, fingerprint, result));
      return result;
    }
    return { ...readRun(folder), ended: "complete" };
  } finally {
    await closeBackend();
  }
}

/** Runs what is not done. Undefined when all is done that was planned, otherwise why it ended. */
async function runShards(
  run: FolderRun,
  folder: RunFolder,
  fingerprint: string,
  backend: Backend,
): Promise<"interrupted" | "terminated" | "strict" | undefined> {
  const { settings, signal, drain, meter, share } = run;
  // Which documents are the first is known only when all before them are.
  const oneByOne = Number.isFinite(run.limit) || settings.strict;
  const queue = new PQueue({ concurrency: oneByOne ? 1 : backend.width });
  let left = run.limit;
  let broken: { readonly error: unknown } | undefined;
  let strict = false;
  const stop = () => signal.aborted || drain.aborted || broken !== undefined || strict || left <= 0;

  const runOne = async (shard: Shard, place: PlanPlace) => {
    if (stop()) return;
    const partPath = folder.part(shard.index);
    const request = { shard, partPath, limit: left, onOutcome: meter.outcome, onLine: () => {}, place };
    const report = await backend.run(request);
    left -= report.documents;
    if (report.stopped) {
      strict = true;
      rmSync(partPath, { force: true });
      return;
    }
    if (!backend.marks)
      await told(folder.name, () =>
        folder.mark({ ...report, fingerprint, partBytes: statSync(partPath).size }),
      );
    meter.shard(shard, report);
  };

  plans: for (const plan of folder.plans()) {
    for await (const { shard, start, length } of readPlan(plan)) {
      if (share && shard.index % share.world !== share.rank) continue;
      if (stop()) break plans;
      const done = await folder.marker(shard.index, fingerprint);
      if (done) {
        left -= done.documents;
        meter.done(shard, done);
        continue;
      }
      queue
        .add(() => runOne(shard, { plan, start, length, fingerprint }))
        .catch((error: unknown) => {
          if (!(error instanceof Cancelled)) broken ??= { error };
        });
      await queue.onSizeLessThan(1);
      if (oneByOne) await queue.onIdle();
    }
  }
  await queue.onIdle();
  if (broken) throw broken.error;
  if (strict) return "strict";
  if (signal.aborted) return "interrupted";
  return drain.aborted ? "terminated" : undefined;
}

const addPlans = (a: PlanTotals, b: PlanTotals): PlanTotals => ({
  shards: a.shards + b.shards,
  files: a.files + b.files,
  bytes: a.bytes + b.bytes,
});

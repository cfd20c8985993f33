import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "bullmq";
import type { Backend } from "./backend.ts";
import { identityOf } from "./identity.ts";
import { pipelineUrl } from "./load-pipeline.ts";
import { openRunFolder } from "./open-run-folder.ts";
import { readPlanHeader, shardOf } from "./plan-file.ts";
import { connect, QUEUE, type QueueJob } from "./queue.ts";
import { Cancelled, RunError } from "./run-error.ts";
import type { RunFolder } from "./run-folder.ts";
import type { RunSettings, ShardReport } from "./shard.ts";

/** Milliseconds after which a worker that is heard of no more loses its shard to another. */
const LOCK = 10_000;

export interface QueueWorkerOptions {
  readonly url: string;
  readonly cwd: string;
  /** How many shards at once. */
  readonly width: number;
  /** Opens the workers of a run; called once for each run that jobs come from. */
  readonly openBackend: (settings: RunSettings) => Backend;
  /** Aborts: finish the shards in hand and end. */
  readonly drain: AbortSignal;
  readonly untilEmpty: boolean;
  readonly onShard: (out: string, report: ShardReport) => void;
}

interface OpenRun {
  readonly fingerprint: string;
  readonly backend: Backend;
  readonly folder: RunFolder;
}

/** Takes shards from the queue until it is asked to end. BullMQ renews the lock from this process, which only commands its workers. */
export async function workQueue(options: QueueWorkerOptions): Promise<void> {
  const connection = await connect(options.url);
  const runs = new Map<string, Promise<OpenRun>>();

  const openRun = async (job: QueueJob): Promise<OpenRun> => {
    const settings = { ...job.settings, pipelineUrl: pipelineUrl(job.pipeline, options.cwd) };
    const folder = await openRunFolder(job.out, job.settings.gzip);
    await folder.fetch(join(folder.path, job.plan));
    const { identity } = await readPlanHeader(join(folder.path, job.plan));
    const { fingerprint } = await identityOf(
      settings,
      identity.inputs,
      identity.limit ?? Number.POSITIVE_INFINITY,
    );
    return { fingerprint, backend: options.openBackend(settings), folder };
  };
  const work = async (job: QueueJob): Promise<void> => {
    const key = `${job.fingerprint} ${job.out}`;
    const opening = runs.get(key) ?? openRun(job);
    runs.set(key, opening);
    const { fingerprint, backend, folder } = await opening;
    if (fingerprint !== job.fingerprint)
      throw new RunError(
        "A worker has another copydesk, pipeline or models than the run was planned with. Install the same everywhere.",
      );
    if (await folder.marker(job.index, fingerprint)) return;
    const plan = join(folder.path, job.plan);
    await folder.fetch(plan);
    const partPath = folder.part(job.index);
    // The run may have been begun anew since it was opened here.
    const { cwd } = await readPlanHeader(plan);
    const shard = shardOf(readAt(plan, job.start, job.length), cwd);
    const unlimited = Number.POSITIVE_INFINITY;
    const report = await backend.run({ shard, partPath, limit: unlimited, onOutcome() {}, onLine() {} });
    await folder.mark({ ...report, fingerprint, partBytes: statSync(partPath).size });
    options.onShard(job.out, report);
  };

  const worker = new Worker<QueueJob>(QUEUE, (job) => work(job.data), {
    connection,
    concurrency: options.width,
    lockDuration: LOCK,
    stalledInterval: LOCK / 2,
    // A shard may outlive any number of machines.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  });
  worker.on("error", () => {});
  await ended(worker, options);
  // Waits for the shards in hand.
  await worker.close();
  for (const opening of runs.values()) {
    const run = await opening.catch(() => undefined);
    await run?.backend.close();
    run?.folder.close();
  }
  connection.disconnect();
}

async function ended(worker: Worker<QueueJob>, { drain, untilEmpty }: QueueWorkerOptions): Promise<void> {
  await new Promise<void>((resolve) => {
    if (drain.aborted) resolve();
    drain.addEventListener("abort", () => resolve(), { once: true });
    if (untilEmpty) worker.on("drained", () => resolve());
  });
}

function readAt(path: string, start: number, length: number): string {
  const descriptor = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const read = readSync(descriptor, bytes, at, length - at, start + at);
      if (read === 0) throw new Cancelled();
      at += read;
    }
    return bytes.toString("utf8");
  } finally {
    closeSync(descriptor);
  }
}

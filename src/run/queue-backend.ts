import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import type { Backend } from "./backend.ts";
import { pipelineLabel } from "./load-pipeline.ts";
import { connect, QUEUE, type QueueJob } from "./queue.ts";
import { Cancelled, RunError } from "./run-error.ts";
import type { RunFolder } from "./run-folder.ts";
import type { RunSettings } from "./shard.ts";

/** Shards that wait in the queue or are worked on at once, at most. */
const WIDTH = 256;
/** Milliseconds between two looks at the folder, and at the queue. */
const LOOK = { folder: 250, queue: 5000 };

interface QueueOptions {
  readonly url: string;
  /** The run's; who opened it closes it. */
  readonly folder: RunFolder;
  readonly settings: RunSettings;
  readonly signal: AbortSignal;
}

/**
 * Gives shards to `copydesk work` on any number of machines. The folder that they share is the truth: a shard is done when its marker is
 * there, whatever became of its job, so a queue that forgets is asked again.
 */
export async function openQueue({ url, folder, settings, signal }: QueueOptions): Promise<Backend> {
  const connection = await connect(url);
  const queue = new Queue<QueueJob>(QUEUE, { connection });
  queue.on("error", () => {});
  const { pipelineUrl, ...portable } = settings;
  const posted = new Set<string>();

  const post = async (id: string, data: QueueJob) => {
    posted.add(id);
    await queue.add("shard", data, { jobId: id, removeOnComplete: true });
  };
  const run: Backend["run"] = async ({ shard, place }) => {
    if (!place) throw new RunError("The queue can only be given shards of a plan.");
    const { plan, start, length, fingerprint } = place;
    const id = `${fingerprint}-${shard.index}`;
    const data: QueueJob = {
      ...{ out: folder.name, plan: basename(plan), start, length, index: shard.index, fingerprint },
      pipeline: pipelineLabel(pipelineUrl),
      settings: portable,
    };
    // A job that failed in an earlier run would stand in the way of its name.
    await queue.remove(id).catch(() => 0);
    await post(id, data);
    let looked = performance.now();
    for (;;) {
      if (signal.aborted) throw new Cancelled();
      const marker = await folder.marker(shard.index, fingerprint);
      if (marker) {
        posted.delete(id);
        return marker;
      }
      if (performance.now() - looked > LOOK.queue) {
        looked = performance.now();
        const job = await queue.getJob(id);
        const state = await job?.getState();
        if (state === "failed")
          throw new RunError(job?.failedReason ?? "A worker failed and did not say why.");
        if (!job || state === "unknown") await post(id, data);
      }
      await sleep(LOOK.folder);
    }
  };
  return {
    width: WIDTH,
    marks: true,
    replaced: 0,
    run,
    async close() {
      for (const id of posted) await queue.remove(id).catch(() => 0);
      await queue.close();
      connection.disconnect();
    },
  };
}

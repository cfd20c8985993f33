import { messageOf } from "../core/annotate-document.ts";
import { PipelineError } from "../core/pipeline.ts";
import { annotateShard } from "./annotate-shard.ts";
import type { FromWorker } from "./messages.ts";
import { openRun } from "./open-run.ts";
import { Cancelled, WRONG_PIPELINE, writeFailure } from "./run-error.ts";
import type { RunSettings, ShardJob } from "./shard.ts";

/** The work of one worker, whatever carries its messages: opens the stages once, then does one job after another. Never rejects. */
export async function openWorker(
  settings: RunSettings,
  cancelled: () => boolean,
  send: (message: FromWorker) => void,
): Promise<(job: ShardJob) => Promise<void>> {
  const run = await openRun(settings);
  return async (job) => {
    try {
      await annotateShard(job, { ...run, strict: settings.strict, gzip: settings.gzip, cancelled, send });
    } catch (error) {
      if (error instanceof Cancelled) send({ type: "cancelled" });
      else send(failure((job.partPath !== null && writeFailure(error, job.partPath)) || error));
    }
  };
}

/** What went wrong, as a message. */
export function failure(error: unknown): FromWorker {
  // Whatever was thrown may carry the system's code.
  const { code = null } = (error ?? {}) as { readonly code?: string | null };
  return {
    type: "failed",
    code: error instanceof PipelineError ? WRONG_PIPELINE : code,
    message: messageOf(error),
  };
}

import { openLocal } from "../run/local-backend.ts";
import { workQueue } from "../run/queue-worker.ts";
import { openWorkerProcess } from "../run/worker-process.ts";
import { EXIT } from "./exit-codes.ts";
import { onInterrupt } from "./interrupt.ts";
import { plural } from "./numbers.ts";
import { resourcesOf } from "./resources.ts";

export interface WorkOptions {
  readonly workers?: number;
  readonly memory?: number;
  readonly documentTimeout: number;
  readonly untilEmpty?: boolean;
  readonly quiet?: boolean;
}

/** Takes shards from a queue until it is stopped. */
export async function workCommand(url: string, options: WorkOptions): Promise<number> {
  const resources = resourcesOf(options);
  const interrupt = onInterrupt();
  try {
    await workQueue({
      url,
      cwd: process.cwd(),
      width: resources.workers,
      openBackend: (settings) =>
        openLocal(() => openWorkerProcess(settings, resources), resources.workers, interrupt.signal),
      drain: AbortSignal.any([interrupt.drain, interrupt.signal]),
      untilEmpty: options.untilEmpty === true,
      onShard(out, { index, documents }) {
        if (!options.quiet)
          process.stderr.write(`copydesk: shard ${index} of ${out} done: ${plural(documents, "document")}\n`);
      },
    });
  } finally {
    interrupt.close();
  }
  return interrupt.signal.aborted ? EXIT.interrupted : interrupt.drain.aborted ? EXIT.terminated : EXIT.done;
}

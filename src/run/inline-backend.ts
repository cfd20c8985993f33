import type { Backend, BackendEvents } from "./backend.ts";
import { RunError } from "./backend.ts";
import type { FromWorker } from "./messages.ts";
import { Cancelled } from "./run-shard.ts";
import type { RunSettings, ShardReport } from "./shard.ts";
import { openWorker } from "./work.ts";

/** Runs shards in this thread, one after another: for tests and for machines without threads to spare. */
export async function openInline(
  settings: RunSettings,
  events: BackendEvents,
  signal: AbortSignal,
): Promise<Backend> {
  let shard = -1;
  let settle: (message: FromWorker) => void = () => {};
  const work = await openWorker(
    settings,
    () => signal.aborted,
    (message) => {
      if (message.type === "progress") events.onDocuments(message.documents, message.words);
      else if (message.type === "lines") events.onLines(shard, message.lines);
      else settle(message);
    },
  );
  let last: Promise<unknown> = Promise.resolve();
  return {
    width: 1,
    run(job) {
      const done = last.then(
        () =>
          new Promise<ShardReport>((resolve, reject) => {
            shard = job.shard.index;
            settle = (message) => {
              if (message.type === "done") resolve(message.report);
              else if (message.type === "cancelled") reject(new Cancelled());
              else if (message.type === "failed") reject(new RunError(message.message, message.code));
            };
            void work(job);
          }),
      );
      last = done.catch(() => {});
      return done;
    },
    close: async () => {},
  };
}

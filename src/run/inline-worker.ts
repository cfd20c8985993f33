import type { FromWorker } from "./messages.ts";
import { RunError } from "./run-error.ts";
import type { RunSettings } from "./shard.ts";
import type { JobEnd, ShardWorker } from "./shard-worker.ts";
import { openWorker } from "./work.ts";

/** Works in this process, unsupervised: a document that hangs hangs it. For tests, and where processes cannot be had. */
export async function openInlineWorker(settings: RunSettings): Promise<ShardWorker> {
  let cancelled = false;
  let receive: (message: FromWorker) => void = () => {};
  const work = await openWorker(
    settings,
    () => cancelled,
    (message) => receive(message),
  );
  return {
    async run(job, onMessage) {
      let end: JobEnd = { end: "cancelled" };
      receive = (message) => {
        if (message.type === "done") end = { end: "done", stopped: message.stopped };
        else if (message.type === "failed")
          end = { end: "failed", error: new RunError(message.message, message.code) };
        else onMessage(message);
      };
      await work(job);
      return end;
    },
    cancel() {
      cancelled = true;
    },
    alive: true,
    close: async () => {},
  };
}

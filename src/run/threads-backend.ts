import { Worker } from "node:worker_threads";
import { type Backend, type BackendEvents, RunError } from "./backend.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.ts";
import { Cancelled } from "./run-shard.ts";
import type { RunSettings, ShardJob, ShardReport } from "./shard.ts";

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  /** Given the messages of the job in hand. */
  settle: (message: FromWorker) => void;
}

/** Copies of one worker file on `width` threads, each given one shard at a time. */
export function openThreads(
  settings: RunSettings,
  width: number,
  events: BackendEvents,
  signal: AbortSignal,
): Backend {
  const cancel = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  signal.addEventListener("abort", () => Atomics.store(new Int32Array(cancel), 0, 1), { once: true });
  const idle: Thread[] = [];
  const all: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  let closing = false;

  function start(): Thread {
    const workerData: WorkerStart = { settings, cancel };
    const worker = new Worker(new URL("./thread-worker.js", import.meta.url), { workerData });
    let opened: (message: FromWorker) => void = () => {};
    const ready = new Promise<void>((resolve, reject) => {
      opened = (message) => {
        if (message.type === "ready") resolve();
        else if (message.type === "failed") reject(new RunError(message.message, message.code));
      };
    });
    ready.catch(() => {});
    const thread: Thread = { worker, ready, settle: opened };
    worker.on("message", (message: FromWorker) => {
      if (message.type === "progress") events.onDocuments(message.documents, message.words);
      else thread.settle(message);
    });
    const lost = (message: string) => {
      if (!closing) thread.settle({ type: "failed", name: "Error", code: null, message });
    };
    worker.on("error", (error) =>
      lost(`A worker thread failed: ${error instanceof Error ? error.message : String(error)}`),
    );
    // A dead worker sends no message, so its exit has to be listened for.
    worker.on("exit", (code) => lost(`A worker thread ended by itself with exit code ${code}.`));
    all.push(thread);
    return thread;
  }

  // The first is started before there is a shard, because its models take the longest of all to load.
  idle.push(start());

  const acquire = async (): Promise<Thread> => {
    const free = idle.pop();
    if (free) return free;
    if (all.length < width) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const release = (thread: Thread) => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };

  async function run(job: ShardJob): Promise<ShardReport> {
    const thread = await acquire();
    try {
      await thread.ready;
      return await new Promise<ShardReport>((resolve, reject) => {
        thread.settle = (message) => {
          if (message.type === "lines") events.onLines(job.shard.index, message.lines);
          else if (message.type === "done") resolve(message.report);
          else if (message.type === "cancelled") reject(new Cancelled());
          else if (message.type === "failed") reject(new RunError(message.message, message.code));
        };
        const message: ToWorker = { type: "job", job };
        thread.worker.postMessage(message);
      });
    } finally {
      release(thread);
    }
  }

  return {
    width,
    run,
    async close() {
      closing = true;
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}

import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FromWorker, ToWorker } from "./messages.ts";
import { RunError } from "./run-error.ts";
import type { RunSettings, ShardJob } from "./shard.ts";
import type { JobEnd, ShardWorker } from "./shard-worker.ts";

/** How a worker process is kept in bounds. */
export interface WorkerLimits {
  /** Milliseconds that a document may take. */
  readonly documentTimeout: number;
  /** Megabytes of heap after which the worker is given up as out of memory. */
  readonly heap: number;
}

const ENTRY = fileURLToPath(new URL("./worker-entry.js", import.meta.url));
/** Milliseconds. Reading one item may take longer than annotating it: a row of gigabytes streams past before it is refused. */
const LIMIT = { reading: 60_000, afterCancel: 3000, lookEvery: 200 };
/**
 * A worker is one core's work: V8 compiles and collects garbage in threads of its own beside it, which takes those cores from other
 * workers (two on two cores do a seventh more without). And V8 lets garbage pile up to several times of what is in use before it looks;
 * told to look when there is half as much, a worker needs a fourth less memory and no more time, and reaches the most that it will ever
 * need in its first thousands of documents.
 */
const FLAGS = ["--single-threaded", "--max-semi-space-size=8", "--heap-growing-percent=50"];
/** What V8 prints when it gives up; the report of the run says it better. */
const DEATH_NOTE = /<--- Last few GCs|FATAL ERROR|^#|----- Native stack trace/m;

/**
 * Starts a worker in a process of its own, because a thread that runs out of memory, aborts or crashes in native code takes its process
 * with it. A document that takes too long is ended together with the process.
 */
export function openWorkerProcess(settings: RunSettings, limits: WorkerLimits): ShardWorker {
  const child = fork(ENTRY, {
    execArgv: [`--max-old-space-size=${limits.heap}`, ...FLAGS],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  const outOfMemory = passOn(child);
  const tell = (message: ToWorker) => {
    if (child.connected) child.send(message, () => {});
  };
  let alive = true;
  let late = false;
  let cancelled = false;
  let deadline = Number.POSITIVE_INFINITY;
  let job:
    | { readonly settle: (end: JobEnd) => void; readonly onMessage: (message: FromWorker) => void }
    | undefined;
  let failed: JobEnd | undefined;
  const settle = (end: JobEnd) => {
    deadline = Number.POSITIVE_INFINITY;
    job?.settle(end);
    job = undefined;
  };

  const watch = setInterval(() => {
    if (performance.now() < deadline) return;
    late = true;
    child.kill("SIGKILL");
  }, LIMIT.lookEvery);
  watch.unref();

  child.on("message", (message: FromWorker) => {
    if (message.type === "done") settle({ end: "done", stopped: message.stopped });
    else if (message.type === "cancelled") settle({ end: "cancelled" });
    else if (message.type === "failed") {
      // A worker that cannot open its stages says so before it has a job.
      failed = { end: "failed", error: new RunError(message.message, message.code) };
      settle(failed);
    } else {
      if (message.type === "reading") deadline = performance.now() + LIMIT.reading;
      else if (message.type === "annotating") deadline = performance.now() + limits.documentTimeout;
      else deadline = Number.POSITIVE_INFINITY;
      job?.onMessage(message);
    }
  });
  const gone = new Promise<void>((resolve) => {
    // All that it sent has been read when its channel is closed too.
    child.once("close", (code, signal) => {
      alive = false;
      clearInterval(watch);
      if (cancelled) settle({ end: "cancelled" });
      settle(
        late
          ? {
              end: "died",
              code: "document-timeout",
              how: `took longer than ${limits.documentTimeout / 1000} s`,
            }
          : { end: "died", code: "worker-died", how: howItDied(code, signal, outOfMemory(), limits) },
      );
      resolve();
    });
  });
  child.on("error", () => child.kill("SIGKILL"));
  tell({ type: "start", settings });

  return {
    run: (shardJob: ShardJob, onMessage) =>
      new Promise<JobEnd>((resolve) => {
        if (failed) return resolve(failed);
        job = { settle: resolve, onMessage };
        if (alive) tell({ type: "job", job: shardJob });
        else settle({ end: "died", code: "worker-died", how: "ended before it had work" });
      }),
    cancel() {
      cancelled = true;
      tell({ type: "cancel" });
      if (job) deadline = Math.min(deadline, performance.now() + LIMIT.afterCancel);
    },
    get alive() {
      return alive && failed === undefined;
    },
    async close() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** Lets through to standard error what a worker prints, so that nothing gets among records; tells whether it died of lack of memory. */
function passOn(child: ChildProcess): () => boolean {
  let dying = false;
  let memory = false;
  child.stdout?.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  child.stderr?.on("data", (chunk: Buffer) => {
    const text = chunk.toString();
    dying ||= DEATH_NOTE.test(text);
    memory ||= text.includes("out of memory");
    if (!dying) process.stderr.write(chunk);
  });
  return () => memory;
}

function howItDied(
  code: number | null,
  signal: NodeJS.Signals | null,
  outOfMemory: boolean,
  { heap }: WorkerLimits,
): string {
  if (outOfMemory) return `made the worker use more than ${heap} MB of memory`;
  if (signal !== null) return `made the worker end with ${signal}`;
  return `made the worker end with exit code ${code}`;
}

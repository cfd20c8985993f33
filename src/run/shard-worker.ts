import type { FromWorker } from "./messages.ts";
import type { RunError } from "./run-error.ts";
import type { ShardJob } from "./shard.ts";

/** How a worker's work on a job ended. */
export type JobEnd =
  | { readonly end: "done"; readonly stopped: boolean }
  | { readonly end: "cancelled" }
  | { readonly end: "failed"; readonly error: RunError }
  /** The worker is gone, by itself or because a document took too long. */
  | { readonly end: "died"; readonly code: "document-timeout" | "worker-died"; readonly how: string };

/** Something that does one job at a time: this process, or a process of its own. */
export interface ShardWorker {
  /** Does a job, telling each of its steps. Never rejects. */
  run(job: ShardJob, onMessage: (message: FromWorker) => void): Promise<JobEnd>;
  /** Calls the job in hand off. */
  cancel(): void;
  readonly alive: boolean;
  close(): Promise<void>;
}

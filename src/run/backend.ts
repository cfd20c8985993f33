import type { ShardJob, ShardReport } from "./shard.ts";

/** What a backend tells while it works. */
export interface BackendEvents {
  readonly onDocuments: (documents: number, words: number) => void;
  /** Records as lines, for jobs without a part file. */
  readonly onLines: (shard: number, lines: string) => void;
}

/** Runs shards: inline, on threads, or elsewhere. */
export interface Backend {
  /** How many shards it works on at once. */
  readonly width: number;
  /** Resolves when the shard is done; rejects with `Cancelled`, or with what made going on impossible. */
  run(job: ShardJob): Promise<ShardReport>;
  close(): Promise<void>;
}

/** An error that ends a run, with the system's code where there is one (`ENOSPC`, `EACCES`). */
export class RunError extends Error {
  override readonly name = "RunError";
  readonly code: string | null;
  constructor(message: string, code: string | null = null) {
    super(message);
    this.code = code;
  }
}

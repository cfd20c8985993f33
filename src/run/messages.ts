import type { RunSettings, ShardJob, ShardReport } from "./shard.ts";

/** What a worker is started with. */
export interface WorkerStart {
  readonly settings: RunSettings;
  /** One number that becomes 1 when the run is called off: seen by a worker even while it never waits. */
  readonly cancel: SharedArrayBuffer;
}

export type ToWorker = { readonly type: "job"; readonly job: ShardJob };

export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly documents: number; readonly words: number }
  | { readonly type: "lines"; readonly lines: string }
  | { readonly type: "done"; readonly report: ShardReport }
  | { readonly type: "cancelled" }
  /** An Error loses its class and code on the way, so only what is needed crosses. */
  | {
      readonly type: "failed";
      readonly name: string;
      readonly code: string | null;
      readonly message: string;
    };

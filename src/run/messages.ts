import type { Source } from "../core/document.ts";
import type { Outcome, Position, RunSettings, ShardJob } from "./shard.ts";

/** What a parent tells a worker process. */
export type ToWorker =
  | { readonly type: "start"; readonly settings: RunSettings }
  | { readonly type: "job"; readonly job: ShardJob }
  /** The job in hand is called off. */
  | { readonly type: "cancel" };

/** What a worker tells. Whoever reads it knows at any moment which item the worker has in hand, so a dead worker names the culprit. */
export type FromWorker =
  | { readonly type: "ready" }
  /** It has begun to read the item at a position. */
  | { readonly type: "reading"; readonly at: Position }
  /** It has begun to annotate the documents that it has read, of which this is the last. */
  | { readonly type: "annotating"; readonly at: Position; readonly id: string; readonly source: Source }
  /** It is done with the item at a position. `line` is the record where the job names no part file. */
  | {
      readonly type: "outcome";
      readonly at: Position;
      readonly outcome: Outcome;
      readonly line: string | null;
    }
  /** It is done with the job; the part file is complete and synced, but not under its name yet. */
  | { readonly type: "done"; readonly stopped: boolean }
  | { readonly type: "cancelled" }
  /** It cannot go on. An Error loses its class and code on the way, so only what is needed crosses. */
  | { readonly type: "failed"; readonly code: string | null; readonly message: string };

import type { ShardRequest } from "./run-shard.ts";
import type { ShardReport } from "./shard.ts";

/** Runs shards: inline, in processes, or on other machines. */
export interface Backend {
  /** How many shards it works on at once. */
  readonly width: number;
  /** Resolves when the shard is done; rejects with `Cancelled`, or with what made going on impossible. */
  run(request: ShardRequest): Promise<ShardReport>;
  /** Whether who does a shard also marks it as done. */
  readonly marks: boolean;
  /** How many workers had to be replaced. */
  readonly replaced: number;
  close(): Promise<void>;
}

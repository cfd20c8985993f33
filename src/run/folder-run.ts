import type { Backend } from "./backend.ts";
import type { Meter } from "./meter.ts";
import type { RunFolder } from "./run-folder.ts";
import type { RunSettings } from "./shard.ts";

/** What a run into a folder needs. */
export interface FolderRun {
  /** Files, folders, globs, or `-`. */
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly settings: RunSettings;
  readonly out: string;
  /** At most this many documents, the first ones. */
  readonly limit: number;
  /** Begin anew, whatever is there. */
  readonly fresh: boolean;
  /** Add the files that are new since the folder was made. */
  readonly update: boolean;
  /** This process takes every `world`-th shard, beginning with the `rank`-th, and leaves finishing to somebody else. */
  readonly share: { readonly rank: number; readonly world: number } | null;
  readonly openBackend: (folder: RunFolder) => Backend | Promise<Backend>;
  /** Aborts: stop after the documents in hand. */
  readonly signal: AbortSignal;
  /** Aborts: stop after the shards in hand. */
  readonly drain: AbortSignal;
  readonly meter: Meter;
  /** Told what a person should know before the run goes on. */
  readonly notice: (message: string) => void;
  readonly now: () => Date;
}

import { availableParallelism } from "node:os";
import { UsageError } from "./exit-codes.ts";

/** Megabytes: what the process that commands needs, what a worker needs to be of use, and what it may use where nothing is said. */
const MEGABYTES = { parent: 200, worker: 350, heapByDefault: 2048, beyondHeap: 120 };

/** What a run may use. */
export interface Resources {
  readonly workers: number;
  /** Megabytes of heap for each worker. */
  readonly heap: number;
  /** Milliseconds that a document may take. */
  readonly documentTimeout: number;
}

/** How many workers there are and how large they may grow: as many as there are cores, or fewer if --memory is too small for them. */
export function resourcesOf(options: {
  readonly workers?: number;
  /** Megabytes. */
  readonly memory?: number;
  /** Seconds. */
  readonly documentTimeout: number;
}): Resources {
  const { memory } = options;
  const documentTimeout = options.documentTimeout * 1000;
  if (memory === undefined)
    return {
      workers: options.workers ?? availableParallelism(),
      heap: MEGABYTES.heapByDefault,
      documentTimeout,
    };
  const room = Math.floor((memory - MEGABYTES.parent) / MEGABYTES.worker);
  if (room < 1 || room < (options.workers ?? 1))
    throw new UsageError(
      `--memory expects at least ${MEGABYTES.parent + MEGABYTES.worker * (options.workers ?? 1)} MB for ${options.workers ?? 1} worker${options.workers && options.workers > 1 ? "s" : ""}, got ${memory}.`,
    );
  const workers = Math.min(options.workers ?? availableParallelism(), room);
  const each = Math.floor((memory - MEGABYTES.parent) / workers) - MEGABYTES.beyondHeap;
  return { workers, heap: Math.min(each, MEGABYTES.heapByDefault), documentTimeout };
}

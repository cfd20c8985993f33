import { renameSync, rmSync } from "node:fs";
import type { Source } from "../core/document.ts";
import { excerpt } from "../io/excerpt.ts";
import { unfinished } from "../io/part-file.ts";
import { withoutRecord } from "./annotate-shard.ts";
import { Cancelled, RunError } from "./run-error.ts";
import { isBehind, type Outcome, type Position, type Shard, type ShardReport } from "./shard.ts";
import { createShardTally } from "./shard-tally.ts";
import type { JobEnd, ShardWorker } from "./shard-worker.ts";

/** One shard to be run. */
export interface ShardRequest {
  readonly shard: Shard;
  /** The part file to write; null: records go to `onLine` as they are made. */
  readonly partPath: string | null;
  /** At most this many documents. */
  readonly limit: number;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly onLine: (line: string) => void;
  /** Where the shard stands in a plan, for backends that do not get it from this process. */
  readonly place?: PlanPlace;
}

/** Where a shard stands: the plan file, the bytes of it, and whose plan it is. */
export interface PlanPlace {
  readonly plan: string;
  readonly start: number;
  readonly length: number;
  readonly fingerprint: string;
}

/** Where workers come from, and where they go when their job is done. */
export interface WorkerSource {
  acquire(): Promise<ShardWorker>;
  release(worker: ShardWorker): void;
}

/** How many workers in a row may end before they tell of any item: then it is not the item. */
const SILENT = 3;

/** What a worker was at. */
interface InHand {
  /** The item being read, or the last of the documents being annotated. */
  readonly at: Position;
  /** The last document being annotated; null while an item is being read. */
  readonly doc: { readonly id: string; readonly source: Source } | null;
}

/**
 * The one function by which every backend runs a shard. When the worker dies, a fresh one takes each of the items that it had in hand
 * alone; the one that ends this worker too becomes a problem. What was done before is kept. A part file is complete or not there.
 */
export async function runShard(request: ShardRequest, workers: WorkerSource): Promise<ShardReport> {
  const { shard, partPath } = request;
  const tally = createShardTally(shard.index);
  const add = (outcome: Outcome) => {
    tally.add(outcome);
    request.onOutcome(outcome);
  };
  let from: Position = { slice: 0, item: 0 };
  let alone: Position | null = null;
  let silent = 0;
  for (;;) {
    let inHand: InHand = { at: from, doc: null };
    silent++;
    const worker = await workers.acquire();
    const end: JobEnd = await worker
      .run(
        { shard, partPath, from, bytes: tally.bytes, alone, limit: request.limit - tally.documents },
        (message) => {
          silent = 0;
          if (message.type === "reading") inHand = { at: message.at, doc: null };
          else if (message.type === "annotating") inHand = { at: message.at, doc: message };
          else if (message.type === "outcome") {
            if (message.line !== null) request.onLine(message.line);
            add(message.outcome);
            // Were it to die now, nothing of this item must be done again.
            from = { slice: message.at.slice, item: message.at.item + 1 };
            if (isBehind(from, inHand.at)) inHand = { at: from, doc: null };
          }
        },
      )
      .finally(() => workers.release(worker));

    if (end.end === "done") {
      if (partPath !== null) renameSync(unfinished(partPath), partPath);
      return tally.report(end.stopped);
    }
    if (end.end === "cancelled" || end.end === "failed") {
      if (partPath !== null) rmSync(unfinished(partPath), { force: true });
      throw end.end === "failed" ? end.error : new Cancelled();
    }
    if (silent > 0) {
      if (silent < SILENT) continue;
      throw new RunError(`The workers end before they can do anything: the last one ${end.how}.`);
    }
    const { at, doc } = inHand;
    if (isBehind(at, alone)) {
      alone = at;
      continue;
    }
    add(doc ? givenUp(end, doc.source, doc.id) : givenUp(end, sourceAt(shard, at)));
    // An item that cannot even be read bars the way to those behind it in its file.
    from = doc ? { slice: at.slice, item: at.item + 1 } : { slice: at.slice + 1, item: 0 };
  }
}

function sourceAt({ slices }: Shard, { slice }: Position): Source {
  const at = slices[slice];
  if (!at) return { uri: "-" };
  return "problem" in at ? at.problem.source : { uri: at.file.uri };
}

function givenUp({ code, how }: Extract<JobEnd, { end: "died" }>, source: Source, id?: string): Outcome {
  const name = excerpt(source.uri, 80);
  const what = id === undefined ? `Reading ${name}` : `The document ${excerpt(id, 40)} in ${name}`;
  const rest = id === undefined ? " What follows in that file was not read." : "";
  const message = `${what} ${how}, and did so again when it was tried alone.${rest} Look at the text; --document-timeout and --memory set the bounds.`;
  return withoutRecord({ stage: "read", code, message, source, ...(id !== undefined && { id }) }, true);
}

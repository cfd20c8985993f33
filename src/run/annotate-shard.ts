import { setImmediate as nextTurn } from "node:timers/promises";
import { countWords } from "../core/count-words.ts";
import type { Problem, Source } from "../core/document.ts";
import { openPart } from "../io/part-file.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { FromWorker } from "./messages.ts";
import { Cancelled } from "./run-error.ts";
import type { RunItem } from "./run-item.ts";
import type { Outcome, Position, ShardJob, Slice } from "./shard.ts";
import { countAnnotations } from "./tally.ts";

/** What a shard needs of the worker that annotates it. */
export interface ShardContext {
  /** The items of a slice, in order. */
  readonly read: (slice: Slice) => AsyncIterable<RunItem>;
  readonly annotate: (item: Extract<RunItem, { doc: unknown }>) => Promise<CopydeskRecord>;
  readonly strict: boolean;
  readonly gzip: boolean;
  /** Asked before each item: true ends the shard without a result. */
  readonly cancelled: () => boolean;
  readonly send: (message: FromWorker) => void;
}

/** What is told and is no article that failed: a picture among the articles, a file that was read although it changed. */
const NO_FAILURE: ReadonlySet<ProblemCode> = new Set(["unknown-format", "input-changed"]);
/** A worker looks up from its documents this often, in milliseconds, to see whether the job was called off. */
const LOOK_UP = 50;

/**
 * The work on a shard, or on the rest of one: reads its items in order, annotates its documents, and writes their records. Tells each
 * step before and after it is taken. A document's problems are data; only a bug or a full disk throws.
 */
export async function annotateShard(job: ShardJob, context: ShardContext): Promise<void> {
  const { shard, partPath, from, limit } = job;
  const { send, cancelled } = context;
  const part = partPath === null ? null : openPart(partPath, job.bytes, context.gzip);
  let documents = 0;
  let stopped = false;
  let lookedUp = performance.now();
  try {
    for (let slice = from.slice; slice < shard.slices.length && !stopped && documents < limit; slice++) {
      const first = slice === from.slice ? from.item : 0;
      let at: Position = { slice, item: 0 };
      send({ type: "reading", at });
      for await (const item of itemsOf(shard.slices[slice], context)) {
        if (at.item >= first) {
          if (performance.now() - lookedUp > LOOK_UP) {
            await nextTurn();
            lookedUp = performance.now();
          }
          if (cancelled()) throw new Cancelled();
          if ("problem" in item) {
            const { problem } = item;
            const failed = !NO_FAILURE.has(problem.code);
            send({
              type: "outcome",
              outcome: withoutRecord({ ...problem, stage: "read" }, failed),
              line: null,
            });
            stopped = context.strict;
          } else {
            const { doc } = item;
            send({ type: "annotating", id: doc.id, source: doc.source });
            const record = await context.annotate(item);
            const line = `${JSON.stringify(record)}\n`;
            part?.write(line);
            send({ type: "outcome", outcome: outcomeOf(record, line), line: part ? null : line });
            documents++;
            stopped = context.strict && doc.problems.some((problem) => problem.stage === "read");
          }
        }
        if (stopped || documents >= limit) break;
        at = { slice, item: at.item + 1 };
        if (at.item >= first) send({ type: "reading", at });
      }
    }
    await part?.seal();
    send({ type: "done", stopped });
  } finally {
    part?.close();
  }
}

async function* itemsOf(
  slice: ShardJob["shard"]["slices"][number] | undefined,
  { read }: ShardContext,
): AsyncGenerator<RunItem> {
  if (!slice) return;
  if ("problem" in slice) yield slice;
  else yield* read(slice);
}

/** What an item without a record came to. */
export function withoutRecord(
  problem: Omit<Outcome["problems"][number], "id"> & { id?: string },
  failed: boolean,
): Outcome {
  return {
    id: null,
    failed,
    words: 0,
    bytes: 0,
    annotations: {},
    problems: [{ ...problem, id: problem.id ?? null }],
  };
}

function outcomeOf(record: CopydeskRecord, line: string): Outcome {
  // A line that is absent is not a line that is undefined: the schema's type cannot tell.
  const { sha256: _sha256, ...source } = record.source as Source & { sha256: string };
  const annotations: Record<string, number> = {};
  countAnnotations(record, annotations);
  return {
    id: record.id,
    failed: false,
    words: countWords(record.text),
    bytes: Buffer.byteLength(line),
    annotations,
    // A record's problems came from this run's stages and reader, so their codes are of the closed list.
    problems: (record.problems as Problem[]).map((problem) => ({ id: record.id, source, ...problem })),
  };
}

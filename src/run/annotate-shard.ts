import { setImmediate as nextTurn } from "node:timers/promises";
import { countWords } from "../core/count-words.ts";
import type { Problem, Source } from "../core/document.ts";
import { openPart } from "../io/part-file.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { FromWorker } from "./messages.ts";
import { Cancelled } from "./run-error.ts";
import type { RunItem } from "./run-item.ts";
import { isBehind, type Outcome, type Position, type ShardJob, type Slice } from "./shard.ts";
import { countAnnotations } from "./tally.ts";

type DocumentItem = Extract<RunItem, { doc: unknown }>;

/** What a shard needs of the worker that annotates it. */
export interface ShardContext {
  /** The items of a slice, in order. */
  readonly read: (slice: Slice) => AsyncIterable<RunItem>;
  /** The records of documents, in their order. */
  readonly annotate: (items: readonly DocumentItem[]) => Promise<readonly CopydeskRecord[]>;
  readonly strict: boolean;
  readonly gzip: boolean;
  /** Asked before each item: true ends the shard without a result. */
  readonly cancelled: () => boolean;
  readonly send: (message: FromWorker) => void;
}

/** What is told and is no article that failed: a picture among the articles, a file that was read although it changed. */
const NO_FAILURE: ReadonlySet<ProblemCode> = new Set(["unknown-format", "input-changed"]);
/** So many documents are annotated in one go, or those that have so many characters together. */
export const AT_ONCE = { documents: 16, characters: 65_536 } as const;
/** A worker looks up from its documents this often, in milliseconds, to see whether the job was called off. */
const LOOK_UP = 50;

/**
 * The work on a shard, or on the rest of one: reads its items in order, annotates its documents, some at once, and writes their records.
 * Tells each step before and after it is taken. A document's problems are data; only a bug or a full disk throws.
 */
export async function annotateShard(job: ShardJob, context: ShardContext): Promise<void> {
  const { shard, partPath, from, alone, limit } = job;
  const { send, cancelled, strict } = context;
  const part = partPath === null ? null : openPart(partPath, job.bytes, context.gzip);
  let documents = 0;
  let stopped = false;
  let lookedUp = performance.now();
  let hand: { readonly at: Position; readonly item: DocumentItem }[] = [];
  let characters = 0;
  const annotateHand = async () => {
    const last = hand.at(-1);
    if (!last) return;
    const { id, source } = last.item.doc;
    send({ type: "annotating", at: last.at, id, source });
    const records = await context.annotate(hand.map(({ item }) => item));
    for (const [i, { at }] of hand.entries()) {
      const record = records[i];
      if (!record) throw new Error("A document came back without a record.");
      const line = `${JSON.stringify(record)}\n`;
      part?.write(line);
      send({ type: "outcome", at, outcome: outcomeOf(record, line), line: part ? null : line });
    }
    documents += hand.length;
    hand = [];
    characters = 0;
  };
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
            await annotateHand();
            const { problem } = item;
            const outcome = withoutRecord({ ...problem, stage: "read" }, !NO_FAILURE.has(problem.code));
            send({ type: "outcome", at, outcome, line: null });
            stopped = strict;
          } else {
            hand.push({ at, item });
            characters += item.doc.text.length;
            stopped = strict && item.doc.problems.some((problem) => problem.stage === "read");
            const full = hand.length >= AT_ONCE.documents || characters >= AT_ONCE.characters;
            if (full || stopped || documents + hand.length >= limit || !isBehind(at, alone))
              await annotateHand();
          }
        }
        if (stopped || documents >= limit) break;
        at = { slice, item: at.item + 1 };
        if (at.item >= first) send({ type: "reading", at });
      }
    }
    await annotateHand();
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

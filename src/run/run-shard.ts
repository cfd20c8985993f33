import type { Document, Problem } from "../core/document.ts";
import { openAtomic } from "../io/atomic-file.ts";
import { readFile } from "../io/read-file.ts";
import type { ReadItem, ReadOptions } from "../io/read-item.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { LocatedProblem, Shard, ShardJob, ShardReport } from "./shard.ts";
import { countAnnotations, countWords } from "./tally.ts";

/** What a shard needs of the worker that runs it. */
export interface ShardContext {
  readonly annotate: (doc: Document) => Promise<CopydeskRecord>;
  readonly read: ReadOptions;
  readonly strict: boolean;
  /** Asked before each document: true ends the shard without a result. */
  readonly cancelled: () => boolean;
  /** Told after each document, for progress. */
  readonly onDocument: (words: number) => void;
  /** Takes records as lines when the job names no part file. */
  readonly emit: (lines: string) => void;
}

/** A picture among the articles is told, but it is no article that failed. */
const NOT_A_DOCUMENT: ProblemCode = "unknown-format";

/** Thrown when a shard was cancelled; nothing of it is left behind. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/**
 * The one function that every backend calls: reads a shard, annotates its documents in order and writes them.
 * A part file is complete or not there. A document's problems are data; only a bug or a full disk throws.
 */
export async function runShard(job: ShardJob, context: ShardContext): Promise<ShardReport> {
  const part = job.partPath === null ? null : openAtomic(job.partPath);
  try {
    const report = await annotateShard(job, context, (line) =>
      part ? part.write(line) : context.emit(line),
    );
    part?.commit();
    return report;
  } catch (error) {
    part?.abort();
    throw error;
  }
}

async function annotateShard(
  { shard, limit }: ShardJob,
  context: ShardContext,
  write: (line: string) => void,
): Promise<ShardReport> {
  const problems: LocatedProblem[] = [];
  const ids: string[] = [];
  const annotations: Record<string, number> = {};
  let failed = 0;
  let words = 0;
  let bytes = 0;
  let stopped = false;

  for await (const item of readShard(shard, context.read)) {
    if (context.cancelled()) throw new Cancelled();
    if (ids.length >= limit) break;
    if ("problem" in item) {
      if (item.problem.code !== NOT_A_DOCUMENT) failed++;
      problems.push({ ...item.problem, stage: "read", id: null });
      stopped = context.strict;
    } else {
      const { doc } = item;
      const record = await context.annotate(doc);
      const line = `${JSON.stringify(record)}\n`;
      write(line);
      ids.push(record.id);
      bytes += Buffer.byteLength(line);
      // A record's problems came from this run's stages and reader, so their codes are of the closed list.
      for (const problem of record.problems as Problem[])
        problems.push({ id: record.id, source: doc.source, ...problem });
      countAnnotations(record, annotations);
      const count = countWords(doc.text);
      words += count;
      context.onDocument(count);
      stopped = context.strict && doc.problems.some((problem) => problem.stage === "read");
    }
    if (stopped) break;
  }
  return {
    index: shard.index,
    documents: ids.length,
    failed,
    words,
    bytes,
    annotations,
    problems,
    ids,
    stopped,
  };
}

async function* readShard(shard: Shard, options: ReadOptions): AsyncGenerator<ReadItem> {
  for (const slice of shard.slices) {
    if ("problem" in slice) yield slice;
    else yield* readFile(slice.file, options, slice.range);
  }
}

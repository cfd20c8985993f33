import type { Problem, Source } from "../core/document.ts";
import type { OffsetUnit } from "../core/record.ts";
import type { ByteRange, InputFile, ReadOptions, ReadProblem } from "../io/read-item.ts";

/** A file of the corpus, or a stretch of one. */
export interface Slice {
  readonly file: InputFile;
  readonly range?: ByteRange;
  /** Of its bytes when the run was planned; an object in a store that is not cut, and standard input, have none. */
  readonly sha256?: string;
}

/** A slice of a corpus that is done or not done as a whole. */
export interface Shard {
  /** Its place in the corpus, from 0. */
  readonly index: number;
  /** What to read, in order; a problem stands where a file of the corpus could not be found or opened. */
  readonly slices: readonly (Slice | { readonly problem: ReadProblem })[];
}

/** How every shard of a run is annotated: plain data, so that it crosses to a worker. */
export interface RunSettings {
  /** The address of the module that default-exports the pipeline. */
  readonly pipelineUrl: string;
  /** The layers to write; null for all that the pipeline makes. */
  readonly layers: readonly string[] | null;
  /** The layers of given records to make anew, with those that read them; null for an ordinary run. */
  readonly redo: readonly string[] | null;
  /** Options of stages set anew, by layer. */
  readonly stageOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly offsets: OffsetUnit;
  readonly read: ReadOptions;
  /** Stop at the first problem of reading. */
  readonly strict: boolean;
  /** Whether part files are compressed. */
  readonly gzip: boolean;
}

/** A place in a shard: a slice, and an item of it (a document, or a problem in place of one), both from 0. */
export interface Position {
  readonly slice: number;
  readonly item: number;
}

/** Whether a place lies behind another; every place lies behind none. */
export const isBehind = (at: Position, other: Position | null): boolean =>
  other === null || at.slice > other.slice || (at.slice === other.slice && at.item > other.item);

/** One shard to be done, or the rest of one. */
export interface ShardJob {
  readonly shard: Shard;
  /** The part file to write; null: records go to the caller as they are made. */
  readonly partPath: string | null;
  /** Where to begin: items before it are done, and their records are the first `bytes` bytes of the unfinished part file. */
  readonly from: Position;
  readonly bytes: number;
  /** Documents up to this place are annotated one at a time, because a worker died with them in hand. */
  readonly alone: Position | null;
  /** At most this many documents. */
  readonly limit: number;
}

/** A problem with the document or the place in the input that it belongs to: a line of problems.jsonl. */
export interface LocatedProblem extends Problem {
  readonly id: string | null;
  readonly source: Source;
}

/** What one item of a shard came to. */
export interface Outcome {
  /** The document's id; null where there is no record. */
  readonly id: string | null;
  /** Whether a document should have been there and has no record. */
  readonly failed: boolean;
  readonly words: number;
  /** UTF-8 bytes of the record's line. */
  readonly bytes: number;
  /** How many annotations there are, by layer. */
  readonly annotations: Readonly<Record<string, number>>;
  readonly problems: readonly LocatedProblem[];
}

/** What a shard came to. Plain data, small. */
export interface ShardReport {
  readonly index: number;
  readonly documents: number;
  /** Places in the input where a document should have been and has no record. */
  readonly failed: number;
  readonly words: number;
  /** UTF-8 bytes of records, before compression. */
  readonly bytes: number;
  /** How many annotations there are, by layer. */
  readonly annotations: Readonly<Record<string, number>>;
  readonly problems: readonly LocatedProblem[];
  /** The documents' ids, in order. */
  readonly ids: readonly string[];
  /** True when --strict stopped it at its last problem. */
  readonly stopped: boolean;
}

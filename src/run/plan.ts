import { findInputs } from "../io/find-inputs.ts";
import { hashFile } from "../io/hash-file.ts";
import { isObject } from "../io/object-name.ts";
import { readFailure } from "../io/read-file.ts";
import type { InputFile, ReadProblem } from "../io/read-item.ts";
import { splitLines } from "../io/split-lines.ts";
import { spoolLines } from "../io/spool-lines.ts";
import type { Shard, Slice } from "./shard.ts";

/** A shard is closed when it holds this much: small enough to be redone, large enough to keep a worker busy for seconds. */
export const SHARD_SIZE = { files: 1000, lines: 1000, bytes: 8 * 1024 * 1024 };
/** Files of lines that are smaller than this are not cut. */
const SMALL = 1024 * 1024;

export interface PlanSource {
  /** Files, folders, globs, or `-`. */
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** A folder for what comes from standard input. */
  readonly spool: () => string;
  /** Which slices to keep; all, where it is not given. */
  readonly keep?: (slice: Slice) => boolean;
}

/**
 * Cuts a corpus into shards, in the order of the input. The cut depends on the files alone, so the number of workers never
 * changes the output. Lazy: a corpus of millions of files is never listed in memory.
 */
export async function* planShards(source: PlanSource): AsyncGenerator<Shard> {
  let slices: (Slice | { problem: ReadProblem })[] = [];
  let bytes = 0;
  let index = 0;
  const close = (): Shard[] => {
    if (slices.length === 0) return [];
    const shard = { index: index++, slices };
    slices = [];
    bytes = 0;
    return [shard];
  };
  for await (const slice of slicesOf(source)) {
    if (source.keep && ("problem" in slice || !source.keep(slice))) continue;
    const size = "problem" in slice ? 0 : slice.range ? slice.range.end - slice.range.start : slice.file.size;
    const isRange = !("problem" in slice) && slice.file.size > SMALL && slice.range !== undefined;
    // A stretch of a large file is a shard's worth by itself.
    if (
      slices.length >= SHARD_SIZE.files ||
      bytes + size > SHARD_SIZE.bytes ||
      (isRange && slices.length > 0)
    )
      yield* close();
    slices.push(slice);
    bytes += size;
  }
  yield* close();
}

async function* slicesOf({
  inputs,
  cwd,
  stdin,
  spool,
}: PlanSource): AsyncGenerator<Slice | { problem: ReadProblem }> {
  for await (const found of findInputs(inputs, cwd)) {
    if ("problem" in found) {
      yield found;
      continue;
    }
    const { file } = found;
    if (file.path === "-") yield* spoolLines(stdin, spool(), SHARD_SIZE.bytes);
    else if (file.format === "jsonl" && file.compression === "none" && file.size > SMALL)
      yield* rangesOf(file);
    else yield await wholeOf(file);
  }
}

/** A file as one slice, which is read here, so that it can be told when it is no longer the same. */
async function wholeOf(file: InputFile): Promise<Slice | { problem: ReadProblem }> {
  const { path, size, format, compression } = file;
  const isRange = format === "jsonl" && compression === "none";
  const slice: Slice = isRange ? { file, range: { start: 0, end: size, firstLine: 1 } } : { file };
  if (isObject(path)) return slice;
  try {
    return { ...slice, sha256: await hashFile(path, size) };
  } catch (error) {
    return { problem: readFailure(error, file) };
  }
}

async function* rangesOf(file: InputFile): AsyncGenerator<Slice | { problem: ReadProblem }> {
  try {
    for (const cut of await splitLines(file, SHARD_SIZE.bytes, SHARD_SIZE.lines)) yield { file, ...cut };
  } catch (error) {
    yield { problem: readFailure(error, file) };
  }
}

import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { linesOf } from "../io/lines.ts";
import { resolvePath } from "../io/object-name.ts";
import type { RunIdentity } from "./identity.ts";
import { RunError } from "./run-error.ts";
import type { Shard, Slice } from "./shard.ts";

/** What stands at the head of a plan. */
export interface PlanHeader {
  readonly schema: "copydesk.plan/1";
  /** Everything that decides the run's output, and its hash. */
  readonly identity: RunIdentity;
  readonly fingerprint: string;
  /** The folder from which the inputs were named. */
  readonly cwd: string;
  /** The number of the plan's first shard: not 0 for a plan that adds to an earlier one. */
  readonly firstShard: number;
}

/** What stands at its end. */
export interface PlanTotals {
  readonly shards: number;
  readonly files: number;
  readonly bytes: number;
}

const LONGEST_LINE = 512 * 1024 * 1024;
const OPENING = /^\{"plan":(.*),"shards":\[$/;
const CLOSING = /^\],"totals":(.*)\}$/;

/** Writes a plan, one shard a line, so that it is JSON as a whole and can be read line by line. It never changes once it has its name. */
export async function writePlan(
  path: string,
  header: PlanHeader,
  shards: AsyncIterable<Shard>,
): Promise<PlanTotals> {
  // Several machines may plan the same run at once; all come to the same bytes.
  const temporary = `${path}.${hostname()}-${process.pid}.tmp`;
  const descriptor = openSync(temporary, "w");
  const write = (text: string) => {
    const bytes = Buffer.from(text, "utf8");
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  };
  let [count, files, bytes] = [0, 0, 0];
  try {
    write(`${JSON.stringify({ plan: header }).slice(0, -1)},"shards":[\n`);
    for await (const { index, slices } of shards) {
      for (const slice of slices) {
        if ("problem" in slice) continue;
        const { range, file } = slice;
        if ((range?.start ?? 0) === 0) files++;
        bytes += range ? range.end - range.start : file.size;
      }
      const line = {
        index: index + header.firstShard,
        slices: slices.map((slice) => compact(slice, header.cwd)),
      };
      write(`${count++ > 0 ? ",\n" : ""}${JSON.stringify(line)}`);
    }
    const totals = { shards: count, files, bytes };
    write(`\n],"totals":${JSON.stringify(totals)}}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, path);
    return totals;
  } catch (error) {
    closeSync(descriptor);
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A plan's head, and its end once the shards have been read. */
export async function readPlanHeader(path: string): Promise<PlanHeader> {
  for await (const { bytes } of lines(path)) {
    const [, header] = OPENING.exec(bytes) ?? [];
    if (header === undefined) break;
    return JSON.parse(header) as PlanHeader;
  }
  throw damaged(path);
}

/** A plan's totals, read from its end. */
export async function readPlanTotals(path: string): Promise<PlanTotals> {
  for await (const { bytes } of lines(path)) {
    const [, totals] = CLOSING.exec(bytes) ?? [];
    if (totals !== undefined) return JSON.parse(totals) as PlanTotals;
  }
  throw damaged(path);
}

/** The shards of a plan, one at a time, each with where in the plan file it stands. */
export async function* readPlan(
  path: string,
): AsyncGenerator<{ readonly shard: Shard; readonly start: number; readonly length: number }> {
  const { cwd } = await readPlanHeader(path);
  for await (const { bytes, start, length } of lines(path)) {
    if (OPENING.test(bytes) || CLOSING.test(bytes) || bytes === "") continue;
    yield { shard: shardOf(bytes, cwd), start, length };
  }
}

/** A shard from its line of a plan. */
export function shardOf(line: string, cwd: string): Shard {
  const { index, slices } = JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line) as Shard;
  const complete = (slice: Shard["slices"][number]): Shard["slices"][number] =>
    "problem" in slice
      ? slice
      : { ...slice, file: { ...slice.file, path: resolvePath(cwd, slice.file.path ?? slice.file.uri) } };
  return { index, slices: slices.map(complete) };
}

/** Leaves out a file's path where its uri, seen from the run's folder, is its path. */
function compact(slice: Shard["slices"][number], cwd: string): unknown {
  if ("problem" in slice) return slice;
  const { path, ...file } = (slice as Slice).file;
  return { ...slice, file: resolvePath(cwd, file.uri) === path ? file : { ...file, path } };
}

async function* lines(path: string): AsyncGenerator<{ bytes: string; start: number; length: number }> {
  let start = 0;
  for await (const { bytes } of linesOf(createReadStream(path) as AsyncIterable<Buffer>, LONGEST_LINE)) {
    const length = bytes?.length ?? 0;
    yield { bytes: bytes?.toString("utf8") ?? "", start, length };
    start += length + 1;
  }
}

const damaged = (path: string) =>
  new RunError(
    `${path} is not a plan that copydesk wrote, or is damaged. Start again with --fresh, or choose another folder.`,
  );

import { type Address, openCompiled } from "../compiled.ts";
import type { ChainModel } from "./model.ts";
import { OUTSIDE, type TagSet } from "./tags.ts";

/** What assembly/decode.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  open(tags: number): void;
  reserve(length: number): void;
  best(length: number): void;
  marginals(length: number): void;
  readonly logs: Address;
  readonly forwards: Address;
  readonly backwards: Address;
  readonly starts: Address;
  readonly lasts: Address;
  readonly scores: Address;
  readonly path: Address;
  readonly chances: Address;
}

/** Reads one sequence after another. What it returns is overwritten by the next. */
export interface Decoder {
  /** Tags in a row of `chances`: as many as there are, filled up to a multiple of four. */
  readonly width: number;
  /**
   * The tags of the best path through `length` positions, at least one. `sums` has their rows from place `at` on, in the model's steps;
   * `bias` is taken from the score of no tag.
   */
  best(sums: Int32Array, at: number, length: number, bias: number): Uint8Array;
  /** The probability of each tag at each position of that sequence, to six digits, in rows of `width`. */
  chances(): Float32Array;
}

/** Logarithms and exponentials of what may not be, as assembly/decode.ts has them. */
const NEVER = { log: -1e30, exponential: 0 };

/** Opens the decoding of sequences by a model's weights. */
export function openDecoder(
  { transitions, exponentials, scale }: ChainModel,
  { count, allowed, mayStart, mayEnd }: TagSet,
): Decoder {
  const code = openCompiled(import.meta.url, "decode") as Exports;
  code.open(count);
  const width = (count + 3) & ~3;
  const table = ({ value }: Address, rows: number) =>
    new Float32Array(code.memory.buffer, value, rows * width);
  const logs = table(code.logs, count).fill(NEVER.log);
  const forwards = table(code.forwards, count).fill(NEVER.exponential);
  const backwards = table(code.backwards, count).fill(NEVER.exponential);
  for (let from = 0; from < count; from++)
    for (let to = 0; to < count; to++) {
      if (allowed[from * count + to] === 0) continue;
      logs[from * width + to] = transitions[from * count + to] as number;
      forwards[from * width + to] = exponentials[from * count + to] as number;
      backwards[to * width + from] = exponentials[from * count + to] as number;
    }
  const starts = table(code.starts, 1).fill(NEVER.log);
  const lasts = table(code.lasts, 1).fill(NEVER.exponential);
  for (let tag = 0; tag < count; tag++) {
    if (mayStart[tag] === 1) starts[tag] = 0;
    if (mayEnd[tag] === 1) lasts[tag] = 1;
  }
  let room = 0;
  let now = 0;
  let scores = new Float32Array(0);
  let path = new Uint8Array(0);
  let chances = new Float32Array(0);
  const reserve = (length: number) => {
    if (length <= room) return;
    room = Math.max(length, 2 * room);
    code.reserve(room);
    const { buffer } = code.memory;
    scores = new Float32Array(buffer, code.scores.value, room * width).fill(NEVER.log);
    path = new Uint8Array(buffer, code.path.value, room);
    chances = new Float32Array(buffer, code.chances.value, room * width);
  };
  return {
    width,
    best(sums, at, length, bias) {
      reserve(length);
      now = length;
      for (let i = 0, from = at; i < length; i++) {
        const row = i * width;
        for (let tag = 0; tag < count; tag++) scores[row + tag] = (sums[from++] as number) * scale;
        scores[row + OUTSIDE] = (scores[row + OUTSIDE] as number) - bias;
      }
      code.best(length);
      return path;
    },
    chances() {
      code.marginals(now);
      return chances;
    },
  };
}

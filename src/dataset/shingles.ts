import { mixed, type Words } from "./words.ts";

/** Words in a shingle. */
export const SHINGLE = 5;
/** Of a text with more distinct shingles than this only those with the smallest hashes are kept: a sample that the text alone decides. */
export const MOST_SHINGLES = 4096;

/** The distinct shingles of a text, as ascending 32-bit hashes. */
export interface ShingleSet {
  readonly hashes: Uint32Array;
  /** Distinct shingles of the whole text, of which `hashes` are the smallest. */
  readonly size: number;
}

const BASE = 0x9e3779b1;
const power = (exponent: number): number => (exponent === 0 ? 1 : Math.imul(power(exponent - 1), BASE));

/**
 * Calls `visit` with two independent hashes of every run of `length` words, in order. A text of fewer words is one run, an empty one none.
 * Rolling (Karp and Rabin 1987), so time does not depend on `length`.
 */
export function eachRun(
  { first, second, count }: Words,
  length: number,
  visit: (h1: number, h2: number, at: number) => void,
): void {
  if (count === 0) return;
  const width = Math.min(length, count);
  const leaving = power(width - 1);
  let [a, b] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (i >= width) {
      a = (a - Math.imul(first[i - width] as number, leaving)) | 0;
      b = (b - Math.imul(second[i - width] as number, leaving)) | 0;
    }
    a = (Math.imul(a, BASE) + (first[i] as number)) | 0;
    b = (Math.imul(b, BASE) + (second[i] as number)) | 0;
    if (i >= width - 1) visit(mixed(a), mixed(b), i - width + 1);
  }
}

/** All distinct shingles of a text, ascending. */
export function shinglesOf(words: Words): Uint32Array {
  const all = new Uint32Array(Math.max(0, words.count - SHINGLE + 1) || Math.min(1, words.count));
  let filled = 0;
  eachRun(words, SHINGLE, (hash) => {
    all[filled++] = hash;
  });
  all.sort();
  let size = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[size++] = all[i] as number;
  return all.subarray(0, size);
}

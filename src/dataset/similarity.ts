import { MOST_SHINGLES, type ShingleSet } from "./shingles.ts";

/** How much two texts have in common, in shares of their distinct shingles. */
export interface Similarity {
  /** Common shingles in all shingles of the two. */
  readonly jaccard: number;
  /** Common shingles in those of the text that has fewer. */
  readonly containment: number;
  /** Shingles of that text on which `containment` rests. */
  readonly measured: number;
  /** What the shares were made of: common shingles, and all shingles of the two. */
  readonly common: number;
  readonly union: number;
}

const isSample = ({ hashes, size }: ShingleSet) => size > hashes.length;

/**
 * Compares two sets: exactly where both are whole, else on all hashes up to the last of the shorter sample, which both know in full
 * (bottom-k sketches; the standard error is under 0.01 at 4,096).
 */
export function similarity(a: ShingleSet, b: ShingleSet): Similarity {
  const limit = Math.min(lastKnown(a), lastKnown(b));
  let [i, k, common] = [0, 0, 0];
  while (i < a.hashes.length && k < b.hashes.length) {
    const [x, y] = [a.hashes[i] as number, b.hashes[k] as number];
    if (x > limit || y > limit) break;
    if (x === y) {
      common++;
      i++;
      k++;
    } else if (x < y) i++;
    else k++;
  }
  const [inA, inB] = [upTo(a.hashes, limit), upTo(b.hashes, limit)];
  const union = inA + inB - common;
  const measured = a.size <= b.size ? inA : inB;
  return {
    jaccard: union === 0 ? 0 : common / union,
    containment: measured === 0 ? 0 : common / measured,
    measured,
    common,
    union,
  };
}

const lastKnown = (set: ShingleSet): number =>
  isSample(set) ? (set.hashes[MOST_SHINGLES - 1] as number) : 0xffffffff;

/** How many of the ascending hashes are at most `limit`. */
function upTo(hashes: Uint32Array, limit: number): number {
  let [low, high] = [0, hashes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

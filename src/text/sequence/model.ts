import { packColumns, unpackColumns } from "../binary-file.ts";
import { makePerfectHash } from "./perfect-hash.ts";
import type { ChainWeights } from "./train-chain.ts";
import { FEATURES, MOST_FEATURES, openWeightAdder, POSITIONS, SUM_WIDTH } from "./weight-adder.ts";

/** Writes the hashes of a position's features to `out` from place `from` on, and returns the place behind the last. */
export type FeaturesAt = (position: number, out: Int32Array, from: number) => number;

/** A trained chain, small: a row of signed bytes for each feature worth keeping, found by the feature's hash. */
export interface ChainModel {
  readonly tagCount: number;
  /** Logarithms, from row to column, and their exponentials. */
  readonly transitions: Float32Array;
  readonly exponentials: Float32Array;
  /**
   * Adds the weights of the features of `length` positions to rows of sums, of `tagCount` each, from place `at` on, in steps of `scale`.
   * Throws a RangeError where a position has more than 256 features.
   */
  add(length: number, featuresAt: FeaturesAt, rows: Int32Array, at: number): void;
  /** The worth of one step. */
  readonly scale: number;
  /** What training left beside the weights. */
  readonly facts: unknown;
}

/** Features none of whose weights reaches this are left out, where a model does not say otherwise. */
const LEAST = 0.04;

/** Quantises the weights of features, whose hashes are `hashes`, and packs them with facts of the model's own. Rows lie in the order of their hashes. */
export function packChain(
  hashes: Uint32Array,
  weights: ChainWeights,
  tagCount: number,
  facts: unknown,
  least = LEAST,
): Uint8Array {
  let most = 0;
  const rows: number[] = [];
  for (let row = 0; row < hashes.length; row++) {
    let largest = 0;
    for (let t = 0; t < tagCount; t++)
      largest = Math.max(largest, Math.abs(weights.features[row * tagCount + t] as number));
    if (largest < least) continue;
    rows.push(row);
    most = Math.max(most, largest);
  }
  // A few large weights must not make all others coarse.
  const scale = Math.min(most, 3) / 127;
  rows.sort((a, b) => (hashes[a] as number) - (hashes[b] as number));
  const keys = new Uint32Array(rows.length);
  const bytes = new Int8Array(rows.length * tagCount);
  rows.forEach((row, k) => {
    keys[k] = hashes[row] as number;
    for (let t = 0; t < tagCount; t++) {
      const steps = Math.round((weights.features[row * tagCount + t] as number) / scale);
      bytes[k * tagCount + t] = Math.max(-127, Math.min(127, steps));
    }
  });
  const { displacements } = makePerfectHash(keys);
  return packColumns(
    { tagCount, scale, facts },
    { keys, displacements, bytes, transitions: weights.transitions },
  );
}

export function openChainModel(file: Uint8Array): ChainModel {
  const packed = unpackColumns(file);
  // Written by `packChain`.
  const { tagCount, scale, facts } = packed.facts as { tagCount: number; scale: number; facts: unknown };
  const transitions = packed.column("transitions", "Float32Array");
  const { features, ends, sums, add } = openWeightAdder(
    packed.column("keys", "Uint32Array"),
    packed.column("displacements", "Uint16Array"),
    packed.column("bytes", "Int8Array"),
    tagCount,
  );
  const addSome = (count: number, rows: Int32Array, at: number) => {
    add(count);
    for (let position = 0; position < count; position++) {
      const to = at + position * tagCount;
      const from = position * SUM_WIDTH;
      for (let t = 0; t < tagCount; t++) rows[to + t] = (rows[to + t] as number) + (sums[from + t] as number);
    }
  };
  return {
    tagCount,
    transitions,
    exponentials: transitions.map(Math.exp),
    scale,
    facts,
    add(length, featuresAt, rows, at) {
      let end = 0;
      let first = 0;
      for (let position = 0; position < length; position++) {
        const from = end;
        end = featuresAt(position, features, from);
        if (end - from > MOST_FEATURES)
          throw new RangeError(`A position may have ${MOST_FEATURES} features; one has ${end - from}.`);
        ends[position - first] = end;
        if (position - first + 1 < POSITIONS && end + MOST_FEATURES <= FEATURES) continue;
        addSome(position - first + 1, rows, at + first * tagCount);
        first = position + 1;
        end = 0;
      }
      addSome(length - first, rows, at + first * tagCount);
    },
  };
}

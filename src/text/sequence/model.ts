import { packColumns, unpackColumns } from "../binary-file.ts";
import type { ChainWeights } from "./train-chain.ts";

/** A trained chain, small: a row of signed bytes for each feature worth keeping, found by the feature's hash. */
export interface ChainModel {
  readonly tagCount: number;
  /** Logarithms, from row to column, and their exponentials. */
  readonly transitions: Float32Array;
  readonly exponentials: Float32Array;
  /** Adds a feature's weights to `row`, in steps of `scale`. */
  add(hash: number, row: Int32Array, at: number): void;
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
  return packColumns({ tagCount, scale, facts }, { keys, bytes, transitions: weights.transitions });
}

/** Bits of the filter before the table, for each feature. */
const BITS = 8;

export function openChainModel(file: Uint8Array): ChainModel {
  const packed = unpackColumns(file);
  // Written by `packChain`.
  const { tagCount, scale, facts } = packed.facts as { tagCount: number; scale: number; facts: unknown };
  const keys = packed.column("keys", "Uint32Array");
  const bytes = packed.column("bytes", "Int8Array");
  const transitions = packed.column("transitions", "Float32Array");
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const mask = size - 1;
  // The place of a row, from 1, and its key beside it, so that one look finds both.
  const slots = new Uint32Array(size * 2);
  // A bit for each hash, by its upper bits: most features of a text are in no model, and these bits, unlike the slots, stay in the cache.
  const width = Math.max(5, Math.min(24, Math.ceil(Math.log2(Math.max(2, keys.length * BITS)))));
  const shift = 32 - width;
  const seen = new Int32Array(1 << (width - 5));
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    const bit = key >>> shift;
    seen[bit >>> 5] = (seen[bit >>> 5] as number) | (1 << (bit & 31));
    let at = key & mask;
    while (slots[2 * at] !== 0) at = (at + 1) & mask;
    slots[2 * at] = row + 1;
    slots[2 * at + 1] = key;
  }
  return {
    tagCount,
    transitions,
    exponentials: transitions.map(Math.exp),
    scale,
    facts,
    add(hash, row, to) {
      const bit = hash >>> shift;
      if (((seen[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return;
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const found = slots[2 * at] as number;
        if (found === 0) return;
        if (slots[2 * at + 1] !== hash) continue;
        const from = (found - 1) * tagCount;
        for (let t = 0; t < tagCount; t++)
          row[to + t] = (row[to + t] as number) + (bytes[from + t] as number);
        return;
      }
    },
  };
}

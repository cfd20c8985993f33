import { packColumns, unpackColumns } from "../binary-file.ts";
import type { ChainWeights } from "./train-chain.ts";

/** A trained chain, small: a row of signed bytes for each feature worth keeping, found by the feature's hash. */
export interface ChainModel {
  readonly tagCount: number;
  /** Logarithms, from row to column, and their exponentials. */
  readonly transitions: Float32Array;
  readonly exponentials: Float32Array;
  /** Adds the weights of the first `count` of the features to `row`, from place `at` on, in steps of `scale`. */
  add(hashes: Uint32Array, count: number, row: Int32Array, at: number): void;
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
/** Places of the table for each feature. */
const ROOM = 1.7;
/** Weights are kept as bytes from 0, so that four are added in two steps: so many sums of bytes fit in sixteen bits. */
const ZERO = 128;
const AT_ONCE = 257;
const EVEN = 0xff00ff;

export function openChainModel(file: Uint8Array): ChainModel {
  const packed = unpackColumns(file);
  // Written by `packChain`.
  const { tagCount, scale, facts } = packed.facts as { tagCount: number; scale: number; facts: unknown };
  const keys = packed.column("keys", "Uint32Array");
  const transitions = packed.column("transitions", "Float32Array");
  const mayKnow = openFilter(keys);
  const { table, width, find } = openRows(keys, packed.column("bytes", "Int8Array"), tagCount);
  const known = new Uint32Array(AT_ONCE);
  const places = new Int32Array(AT_ONCE);
  // One look after another would wait for memory each time; in a loop of their own the processor has many under way.
  const addSome = (hashes: Uint32Array, from: number, to: number, row: Int32Array, at: number) => {
    const found = find(known, mayKnow(hashes, from, to, known), places);
    const zero = found * ZERO;
    for (let word = 1, tag = at; word < width; word++, tag += 4) {
      let even = 0;
      let odd = 0;
      for (let k = 0; k < found; k++) {
        const four = table[(places[k] as number) + word] as number;
        even += four & EVEN;
        odd += (four >>> 8) & EVEN;
      }
      const left = at + tagCount - tag;
      row[tag] = (row[tag] as number) + (even & 0xffff) - zero;
      if (left > 1) row[tag + 1] = (row[tag + 1] as number) + (odd & 0xffff) - zero;
      if (left > 2) row[tag + 2] = (row[tag + 2] as number) + (even >>> 16) - zero;
      if (left > 3) row[tag + 3] = (row[tag + 3] as number) + (odd >>> 16) - zero;
    }
  };
  return {
    tagCount,
    transitions,
    exponentials: transitions.map(Math.exp),
    scale,
    facts,
    add(hashes, count, row, at) {
      for (let from = 0; from < count; from += AT_ONCE)
        addSome(hashes, from, Math.min(count, from + AT_ONCE), row, at);
    },
  };
}

/**
 * Returns a function that copies those hashes that may be among the keys, and returns how many: a bit for each key, by its upper bits
 * (Bloom 1970, with one function). Most features of a text are in no model, and these bits, unlike the table, stay in the cache.
 */
function openFilter(keys: Uint32Array) {
  const width = Math.max(5, Math.min(24, Math.ceil(Math.log2(Math.max(2, keys.length * BITS)))));
  const shift = 32 - width;
  const seen = new Int32Array(1 << (width - 5));
  for (const key of keys) {
    const bit = key >>> shift;
    seen[bit >>> 5] = (seen[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return (hashes: Uint32Array, from: number, to: number, into: Uint32Array): number => {
    let n = 0;
    for (let k = from; k < to; k++) {
      const hash = hashes[k] as number;
      const bit = hash >>> shift;
      into[n] = hash;
      n += ((seen[bit >>> 5] as number) >>> (bit & 31)) & 1;
    }
    return n;
  };
}

/**
 * Lays keys and weights out as a table with open addressing: a word for the key, then the weights, four to a word, counted from `ZERO`,
 * so that one look at memory finds all of a feature. `find` writes the places of those of the first `count` hashes that are among the
 * keys, and returns how many.
 */
function openRows(keys: Uint32Array, bytes: Int8Array, tagCount: number) {
  const width = 1 + ((tagCount + 3) >> 2);
  const size = 16 + Math.ceil(keys.length * ROOM);
  const table = new Int32Array(size * width);
  const weights = new Uint8Array(table.buffer);
  const last = (size - 1) * width;
  // 0 is a free place.
  const keyOf = (hash: number) => hash | 0 || 1;
  const placeOf = (hash: number) => Math.floor((hash / 0x1_0000_0000) * size) * width;
  for (let row = 0; row < keys.length; row++) {
    const hash = keys[row] as number;
    let at = placeOf(hash);
    while (table[at] !== 0) at = at === last ? 0 : at + width;
    table[at] = keyOf(hash);
    const to = 4 * (at + 1);
    for (let t = 0; t < tagCount; t++) weights[to + t] = (bytes[row * tagCount + t] as number) + ZERO;
  }
  const find = (hashes: Uint32Array, count: number, into: Int32Array): number => {
    let n = 0;
    for (let k = 0; k < count; k++) {
      const hash = hashes[k] as number;
      const key = keyOf(hash);
      for (let at = placeOf(hash); table[at] !== 0; at = at === last ? 0 : at + width) {
        if (table[at] !== key) continue;
        into[n++] = at;
        break;
      }
    }
    return n;
  };
  return { table, width, find };
}

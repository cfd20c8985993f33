import { type Address, openCompiled } from "../compiled.ts";
import { bucketOf, placeOf, placesFor } from "./perfect-hash.ts";

/** What assembly/add-weights.ts exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  open(bits: number, buckets: number, places: number, rowBytes: number): void;
  add(length: number): void;
  readonly features: Address;
  readonly ends: Address;
  readonly sums: Address;
  readonly filter: Address;
  readonly displacements: Address;
  readonly rows: Address;
}

/** Rows of weights in memory of their own, and where features are written and sums are read. */
export interface WeightAdder {
  /** Hashes of features, those of one position after another's. */
  readonly features: Int32Array;
  /** Where each position's features end. */
  readonly ends: Uint32Array;
  /** Rows of `SUM_WIDTH`, one a position. */
  readonly sums: Int32Array;
  /** Writes the sums of the first `length` positions. */
  add(length: number): void;
}

/** Positions and features for one call, as assembly/add-weights.ts has them; and sums in a row. */
export const POSITIONS = 256;
export const FEATURES = 16384;
export const SUM_WIDTH = 32;
/** A position has at most so many features: so many bytes fit in the sixteen bits of a sum. */
export const MOST_FEATURES = 256;
/** Tags that a row has room for beside its check. */
export const MOST_TAGS = 29;
const CHECK_BYTES = 3;

/** Bits of the filter for each key. */
const BITS = 8;

/** Lays out the weights of keys, which are in rising order: `bytes` has `tagCount` for each. */
export function openWeightAdder(
  keys: Uint32Array,
  displacements: Uint16Array,
  bytes: Int8Array,
  tagCount: number,
): WeightAdder {
  if (tagCount > MOST_TAGS)
    throw new Error(`A model may have ${MOST_TAGS} tags at most; this one has ${tagCount}.`);
  const rowBytes = Math.max(16, (tagCount + CHECK_BYTES + 7) & ~7);
  const places = placesFor(keys.length);
  const width = Math.max(5, Math.min(24, Math.ceil(Math.log2(Math.max(2, keys.length * BITS)))));
  // These are what the compiled file exports.
  const exports = openCompiled(import.meta.url, "add-weights") as Exports;
  exports.open(width, displacements.length, places, rowBytes);
  const { buffer } = exports.memory;
  new Uint16Array(buffer, exports.displacements.value).set(displacements);
  const filter = new Uint8Array(buffer, exports.filter.value);
  const rows = new Uint8Array(buffer, exports.rows.value);
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k] as number;
    const bit = key >>> (32 - width);
    filter[bit >>> 3] = (filter[bit >>> 3] as number) | (1 << (bit & 7));
    const displacement = displacements[bucketOf(key, displacements.length)] as number;
    const row = placeOf(key, displacement, places) * rowBytes;
    for (let t = 0; t < tagCount; t++) rows[row + t] = bytes[k * tagCount + t] as number;
    const check = key & 0xffffff || 0x800000;
    for (let b = 0; b < CHECK_BYTES; b++) rows[row + rowBytes - CHECK_BYTES + b] = (check >>> (8 * b)) & 0xff;
  }
  return {
    features: new Int32Array(buffer, exports.features.value, FEATURES),
    ends: new Uint32Array(buffer, exports.ends.value, POSITIONS),
    sums: new Int32Array(buffer, exports.sums.value, SUM_WIDTH * POSITIONS),
    add: exports.add,
  };
}

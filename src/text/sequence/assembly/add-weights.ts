/**
 * Adds up the weights of features: AssemblyScript, compiled to WebAssembly when the package is built, with memory of its own for each
 * model. Weights are added sixteen at a time, and whether a feature is in the model is no branch: the processor, which cannot guess
 * it, has many looks at memory under way instead of waiting for each.
 *
 * A row is the weights of a feature as signed bytes, and in its last three bytes the lower bits of the feature's hash. Its place is told
 * by a perfect hash (hash and displace: Belazzougui et al. 2009), the same as `slotOf` in perfect-hash.ts.
 */

import { take } from "../../assembly/room.ts";

/** Positions and features that one call takes at most. */
const POSITIONS = 256;
const FEATURES = 16384;
/** A row of sums, as 32-bit numbers. */
const WIDTH = 32;

/** Addresses at which the host writes features and, for each position, where its features end; and at which it reads the sums. */
export let features: usize = 0;
export let ends: usize = 0;
export let sums: usize = 0;
/** Addresses at which the host writes the table's displacements and rows, and the filter's bits. */
export let displacements: usize = 0;
export let rows: usize = 0;
export let filter: usize = 0;

let known: usize = 0;
let knownEnds: usize = 0;
let shift: u32 = 0;
let bucketCount: u32 = 0;
let rowCount: u32 = 0;
let stride: usize = 0;

/** Makes room for a model with `1 << bits` bits of filter, so many buckets of the perfect hash, and rows of `rowBytes` (16, 24 or 32). */
export function open(bits: u32, buckets: u32, places: u32, rowBytes: u32): void {
  shift = 32 - bits;
  bucketCount = buckets;
  rowCount = places;
  stride = rowBytes;
  features = take(4 * FEATURES);
  // The first position's features begin where the one before it ends.
  ends = take(4 * POSITIONS);
  sums = take(4 * WIDTH * POSITIONS);
  known = take(4 * FEATURES);
  knownEnds = take(4 * POSITIONS);
  filter = take(1 << (bits - 3));
  displacements = take(2 * buckets);
  // The last row is read beyond its end.
  rows = take(places * rowBytes + 32);
}

/** The lower bits of a hash, as a row has them. A row that is free has 0. */
function checkOf(hash: u32): u32 {
  const check = hash & 0xffffff;
  return select<u32>(0x800000, check, check === 0);
}

function rowOf(hash: u32): usize {
  const bucket = <usize>((<u64>hash * <u64>bucketCount) >>> 32);
  const displacement = <u32>load<u16>(displacements + (bucket << 1));
  let value = (hash ^ (displacement * 0x9e3779b1)) * 0x85ebca6b;
  value ^= value >>> 15;
  value *= 0xc2b2ae35;
  return rows + <usize>((<u64>value * <u64>rowCount) >>> 32) * stride;
}

/**
 * Copies those features that may be in the model: a bit for each key, by its upper bits (Bloom 1970, with one function). Most features of
 * a text are in no model, and these bits, unlike the rows, stay in the cache.
 */
function sift(length: usize): void {
  let from = features;
  let to = known;
  for (let position: usize = 0; position < length; position++) {
    const end = features + ((<usize>load<u32>(ends + (position << 2))) << 2);
    for (; from < end; from += 4) {
      const hash = load<u32>(from);
      const bit = hash >>> shift;
      store<u32>(to, hash);
      to += ((<usize>load<u8>(filter + (bit >>> 3)) >>> (bit & 7)) & 1) << 2;
    }
    store<u32>(knownEnds + (position << 2), <u32>to);
  }
}

/** Writes the sums of the first `length` positions. */
export function add(length: u32): void {
  sift(length);
  const last = stride - 4;
  let from = known;
  for (let position: usize = 0; position < length; position++) {
    const end = <usize>load<u32>(knownEnds + (position << 2));
    let a = i16x8.splat(0);
    let b = i16x8.splat(0);
    let c = i16x8.splat(0);
    let d = i16x8.splat(0);
    if (stride === 16) {
      for (; from < end; from += 4) {
        const hash = load<u32>(from);
        const row = rowOf(hash);
        const same = i32x4.splat(-(<i32>(load<u32>(row, 12) >>> 8 === checkOf(hash))));
        const weights = v128.and(v128.load(row), same);
        a = i16x8.add(a, i16x8.extend_low_i8x16_s(weights));
        b = i16x8.add(b, i16x8.extend_high_i8x16_s(weights));
      }
    } else {
      for (; from < end; from += 4) {
        const hash = load<u32>(from);
        const row = rowOf(hash);
        const same = i32x4.splat(-(<i32>(load<u32>(row + last) >>> 8 === checkOf(hash))));
        const weights = v128.and(v128.load(row), same);
        const more = v128.and(v128.load(row, 16), same);
        a = i16x8.add(a, i16x8.extend_low_i8x16_s(weights));
        b = i16x8.add(b, i16x8.extend_high_i8x16_s(weights));
        c = i16x8.add(c, i16x8.extend_low_i8x16_s(more));
        d = i16x8.add(d, i16x8.extend_high_i8x16_s(more));
      }
    }
    write(sums + position * WIDTH * 4, a, b, c, d);
  }
}

function write(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, i32x4.extend_low_i16x8_s(a), 0);
  v128.store(to, i32x4.extend_high_i16x8_s(a), 16);
  v128.store(to, i32x4.extend_low_i16x8_s(b), 32);
  v128.store(to, i32x4.extend_high_i16x8_s(b), 48);
  v128.store(to, i32x4.extend_low_i16x8_s(c), 64);
  v128.store(to, i32x4.extend_high_i16x8_s(c), 80);
  v128.store(to, i32x4.extend_low_i16x8_s(d), 96);
  v128.store(to, i32x4.extend_high_i16x8_s(d), 112);
}

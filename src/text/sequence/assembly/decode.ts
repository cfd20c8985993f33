/**
 * The best path through a linear chain and the probabilities of its tags: AssemblyScript, compiled to WebAssembly when the package is
 * built. Rows hold a number for each tag, filled up to a multiple of four, so that four tags are counted at a time; pairs of tags that may
 * not follow one another take part with a probability of nothing.
 */

import { exponential } from "../../assembly/exponential.ts";
import { reach, take } from "../../assembly/room.ts";

/** What is as good as impossible, as a logarithm. */
const NEVER: f32 = -1e30;

/** Addresses at which the host writes: logarithms of transitions and their exponentials, in rows by the tag before, the latter also by the
 * tag behind; and 0 or, for tags that may not begin or end, `NEVER` and 0. */
export let logs: usize = 0;
export let forwards: usize = 0;
export let backwards: usize = 0;
export let starts: usize = 0;
export let lasts: usize = 0;
/** Addresses of the sequence: scores, written by the host; the path, a byte each; and the probabilities of tags. */
export let scores: usize = 0;
export let path: usize = 0;
export let chances: usize = 0;

let count: usize = 0;
/** Bytes of a row. */
let width: usize = 0;
let room: usize = 0;
/** The potentials of tags, what is ahead of a position, and where the best path to each tag comes from. */
let potentials: usize = 0;
let ahead: usize = 0;
let origins: usize = 0;
let sequences: usize = 0;

/** Makes room for a set of tags. */
export function open(tags: u32): void {
  count = tags;
  width = ((count + 3) & ~3) << 2;
  logs = take(count * width);
  forwards = take(count * width);
  backwards = take(count * width);
  starts = take(width);
  lasts = take(width);
  sequences = take(0);
}

/** Makes room for a sequence; what is at the addresses of the one before is lost. */
export function reserve(length: u32): void {
  if (<usize>length <= room) return;
  room = length;
  const size = width * room;
  scores = sequences;
  chances = scores + size;
  potentials = chances + size;
  ahead = potentials + size;
  origins = ahead + size;
  path = origins + size;
  reach(path + room);
}

/** Writes the best path (Viterbi 1967). Forward scores lie where chances will. */
export function best(length: u32): void {
  const forward = chances;
  for (let at: usize = 0; at < width; at += 16)
    v128.store(forward + at, f32x4.add(v128.load(scores + at), v128.load(starts + at)));
  for (let i: usize = 1; i < <usize>length; i++) {
    const row = forward + i * width;
    const before = row - width;
    let highest = f32x4.splat(NEVER);
    for (let at: usize = 0; at < width; at += 16) {
      let most = f32x4.splat(NEVER);
      let origin = i32x4.splat(0);
      let transition = logs + at;
      for (let from: usize = 0; from < count; from++) {
        const value = f32x4.add(v128.load32_splat(before + (from << 2)), v128.load(transition));
        const better = f32x4.gt(value, most);
        most = f32x4.pmax(most, value);
        origin = v128.bitselect(i32x4.splat(<i32>from), origin, better);
        transition += width;
      }
      const sum = f32x4.add(most, v128.load(scores + i * width + at));
      v128.store(row + at, sum);
      v128.store(origins + i * width + at, origin);
      highest = f32x4.pmax(highest, sum);
    }
    // Only differences count: kept small, long sequences lose no precision.
    const top = f32x4.splat(largest(highest));
    for (let at: usize = 0; at < width; at += 16) v128.store(row + at, f32x4.sub(v128.load(row + at), top));
  }
  const last = <usize>length - 1;
  let tag: u32 = 0;
  let most: f32 = NEVER;
  for (let t: u32 = 0; t < <u32>count; t++) {
    const value = load<f32>(forward + last * width + (t << 2));
    if (load<f32>(lasts + (t << 2)) === 0 || value <= most) continue;
    most = value;
    tag = t;
  }
  for (let i = last; ; i--) {
    store<u8>(path + i, <u8>tag);
    if (i === 0) break;
    tag = load<u32>(origins + i * width + (tag << 2));
  }
}

/** Writes the probability of each tag at each position (Rabiner 1989, scaled). */
export function marginals(length: u32): void {
  const last = <usize>length - 1;
  weigh(last);
  for (let at: usize = 0; at < width; at += 16) {
    // A mask of all bits where a sequence may begin.
    const may = f32x4.ge(v128.load(starts + at), f32x4.splat(0));
    v128.store(chances + at, v128.and(v128.load(potentials + at), may));
    v128.store(ahead + last * width + at, f32x4.splat(1));
  }
  share(chances);
  for (let i: usize = 1; i <= last; i++) {
    const row = i * width;
    for (let at: usize = 0; at < width; at += 16) {
      const sum = product(chances + row - width, forwards + at);
      v128.store(chances + row + at, f32x4.mul(sum, v128.load(potentials + row + at)));
    }
    share(chances + row);
  }
  for (let i = last; i > 0; i--) {
    const row = i * width;
    // What is in this position and ahead of it, in memory that the best path has done with.
    multiply(origins, ahead + row, potentials + row);
    for (let at: usize = 0; at < width; at += 16)
      v128.store(ahead + row - width + at, product(origins, backwards + at));
    share(ahead + row - width);
  }
  for (let i: usize = 0; i <= last; i++) {
    const row = chances + i * width;
    multiply(row, row, ahead + i * width);
    share(row);
  }
}

/** Writes the exponentials of scores, those of each position's best tag being 1. */
function weigh(last: usize): void {
  for (let i: usize = 0; i <= last; i++) {
    const row = i * width;
    let highest = f32x4.splat(NEVER);
    for (let at: usize = 0; at < width; at += 16) highest = f32x4.pmax(highest, v128.load(scores + row + at));
    const top = f32x4.splat(largest(highest));
    for (let at: usize = 0; at < width; at += 16)
      v128.store(potentials + row + at, exponential(f32x4.sub(v128.load(scores + row + at), top)));
  }
  multiply(potentials + last * width, potentials + last * width, lasts);
}

function multiply(to: usize, a: usize, b: usize): void {
  for (let at: usize = 0; at < width; at += 16)
    v128.store(to + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
}

/** Divides a row by its sum. */
function share(row: usize): void {
  let four = f32x4.splat(0);
  for (let at: usize = 0; at < width; at += 16) four = f32x4.add(four, v128.load(row + at));
  const two = f32x4.add(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  const sum = f32x4.extract_lane(f32x4.add(two, i32x4.shuffle(two, two, 1, 0, 3, 2)), 0);
  const part = f32x4.splat(1 / sum);
  for (let at: usize = 0; at < width; at += 16) v128.store(row + at, f32x4.mul(v128.load(row + at), part));
}

/** Four columns of the product of a row of numbers and a matrix. */
function product(numbers: usize, matrix: usize): v128 {
  let sum = f32x4.splat(0);
  for (let k: usize = 0; k < count; k++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(numbers + (k << 2)), v128.load(matrix)));
    matrix += width;
  }
  return sum;
}

function largest(four: v128): f32 {
  const two = f32x4.pmax(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(two, i32x4.shuffle(two, two, 1, 0, 3, 2)), 0);
}

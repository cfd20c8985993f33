/**
 * The last layers of the sentiment network, for one target at a time: AssemblyScript, compiled to WebAssembly when the package is built.
 * Four numbers are counted at a time. Training has the same in plain TypeScript (train/sentiment/learner.ts).
 */

import { exponential } from "../../../text/assembly/exponential.ts";
import { take } from "../../../text/assembly/room.ts";

/** Tokens around a target that are looked at, twice `WINDOW` of shape.ts, and labels filled up to four. */
const TOKENS = 120;
const LABELS: usize = 4;

/** Addresses of the weights: of each kind of place, of the hidden layer and straight from inputs to labels (a row an input), of labels (a row a hidden number), and biases. */
export let kernel: usize = 0;
export let hidden: usize = 0;
export let direct: usize = 0;
export let labels: usize = 0;
export let hiddenBias: usize = 0;
export let labelBias: usize = 0;
/** Addresses of a target's numbers: the detectors of the tokens around it, a row each, those before it first; the kind of place of each; facts about it; and what comes out. */
export let detected: usize = 0;
export let places: usize = 0;
export let facts: usize = 0;
export let out: usize = 0;

let inputs: usize = 0;
let layer: usize = 0;
/** Bytes of a row of detectors and of the hidden layer. */
let width: usize = 0;
let depth: usize = 0;
let inputCount: usize = 0;

/** Makes room for a network. Detectors and hidden numbers are a multiple of four. */
export function open(detectors: u32, hiddenNumbers: u32, factCount: u32, placeCount: u32): void {
  width = 4 * detectors;
  depth = 4 * hiddenNumbers;
  inputCount = 3 * detectors + factCount;
  kernel = take(placeCount * width);
  hidden = take(inputCount * depth);
  direct = take(4 * LABELS * inputCount);
  labels = take(4 * LABELS * hiddenNumbers);
  hiddenBias = take(depth);
  labelBias = take(4 * LABELS);
  detected = take(TOKENS * width);
  places = take(TOKENS);
  inputs = take(4 * inputCount);
  facts = inputs + 3 * width;
  layer = take(depth);
  out = take(4 * LABELS);
}

/**
 * Judges a target with `before` tokens before it and `behind` behind: sums of detectors on each side, weighed by place, times `sumScale`;
 * sums over all, times `mean`; both squashed; then two layers.
 */
export function judge(before: u32, behind: u32, sumScale: f32, mean: f32): void {
  for (let at: usize = 0; at < 3 * width; at += 16) v128.store(inputs + at, f32x4.splat(0));
  for (let i: usize = 0; i < <usize>before + behind; i++) {
    const row = detected + i * width;
    const weights = kernel + <usize>load<u8>(places + i) * width;
    const side = inputs + (i < <usize>before ? 0 : width);
    const all = inputs + 2 * width;
    for (let at: usize = 0; at < width; at += 16) {
      const value = v128.load(row + at);
      v128.store(side + at, f32x4.add(v128.load(side + at), f32x4.mul(v128.load(weights + at), value)));
      v128.store(all + at, f32x4.add(v128.load(all + at), value));
    }
  }
  squash(inputs, 2 * width, sumScale);
  squash(inputs + 2 * width, width, mean);
  let sum = v128.load(labelBias);
  for (let j: usize = 0; j < inputCount; j++)
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(inputs + (j << 2)), v128.load(direct + j * 4 * LABELS)));
  for (let at: usize = 0; at < depth; at += 16) {
    let four = v128.load(hiddenBias + at);
    for (let j: usize = 0; j < inputCount; j++)
      four = f32x4.add(
        four,
        f32x4.mul(v128.load32_splat(inputs + (j << 2)), v128.load(hidden + j * depth + at)),
      );
    v128.store(layer + at, f32x4.pmax(f32x4.splat(0), four));
  }
  for (let h: usize = 0; h < depth >> 2; h++)
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(layer + (h << 2)), v128.load(labels + h * 4 * LABELS)));
  v128.store(out, sum);
}

/** 2 tanh(x / 2) of numbers times `scale`. */
function squash(from: usize, bytes: usize, scale: f32): void {
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = f32x4.mul(v128.load(from + at), f32x4.splat(scale));
    const power = exponential(f32x4.neg(f32x4.abs(x)));
    const size = f32x4.div(f32x4.mul(f32x4.splat(2), f32x4.sub(one, power)), f32x4.add(one, power));
    // The sign of x.
    v128.store(from + at, v128.or(size, v128.and(x, i32x4.splat(0x80000000))));
  }
}

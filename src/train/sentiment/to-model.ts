import { type Model, type ModelHeader, makeModel } from "../../stages/sentiment/model.ts";
import type { Sizes } from "../../stages/sentiment/shape.ts";
import type { Trained } from "./train-network.ts";

/** A model with the bytes that its files hold. */
export interface MadeModel {
  readonly model: Model;
  readonly words: readonly string[];
  readonly bytes: Int8Array;
}

/** The polarity of a word, as the network sees it, times this. */
export const POLARITY_SCALE = 4;
/** Of all numbers in vectors, so many are cut to the largest byte. */
const CUT = 0.0005;

/** Puts word vectors into bytes and makes a model of them. The polarities keep a scale of their own, which the weights make up for. */
export function toModel(
  sizes: Sizes,
  words: readonly string[],
  { tensors, vectors }: Trained,
  thresholds: ModelHeader["thresholds"],
): MadeModel {
  const { dimensions, width } = sizes;
  const sorted = Float32Array.from(vectors, Math.abs).sort();
  const step = (sorted[Math.floor(sorted.length * (1 - CUT))] ?? 1) / 127;
  const bytes = new Int8Array(vectors.length);
  const last = dimensions - 1;
  for (let i = 0; i < vectors.length; i++) {
    const scale = i % dimensions === last ? POLARITY_SCALE / 127 : step;
    bytes[i] = Math.max(-127, Math.min(127, Math.round((vectors[i] ?? 0) / scale)));
  }
  const rescaled = (tensor: Float32Array) => {
    const copy = tensor.slice();
    for (let k = last * width; k < dimensions * width; k++)
      copy[k] = ((copy[k] ?? 0) * POLARITY_SCALE) / (127 * step);
    return copy;
  };
  const exact = {
    ...tensors,
    before: rescaled(tensors.before),
    here: rescaled(tensors.here),
    after: rescaled(tensors.after),
  };
  // A number that is written and read again must be the same number.
  const header: ModelHeader = {
    format: "copydesk.sentiment/1",
    ...sizes,
    words: words.length,
    step: Number(step.toPrecision(8)),
    thresholds,
  };
  return { model: makeModel(header, words, bytes, exact), words, bytes };
}

import type { Reading } from "../../stages/sentiment/reading.ts";
import {
  NEGATED_TAG,
  NEGATION,
  QUOTED_TAG,
  type Sizes,
  type TensorName,
  WINDOW,
} from "../../stages/sentiment/shape.ts";
import type { Vocabulary } from "../../stages/sentiment/vocabulary.ts";
import { addScaled, dot } from "../../text/linear/dense.ts";
import type { Parameters } from "./trainee.ts";
import type { VectorTuning } from "./vector-tuning.ts";

/** The most tokens that are learned from at a time: a target of as many tokens as fit between its two windows is cut. */
export const LONGEST = 4 * WINDOW;

/** The first layer in training: what `detect` does, for a stretch of tokens, and its gradients. */
export interface DetectorPass {
  /** To be filled in before `forward`: the words of the stretch, from the one before it to the one behind it. */
  readonly ids: Int32Array;
  /** The outputs of the detectors, `width` a token. */
  readonly detected: Float32Array;
  /** To be filled in before `backward`: the gradient of each output. */
  readonly slopes: Float32Array;
  /** Runs the detectors over `count` tokens from token `first` on. */
  readonly forward: (reading: Reading, first: number, count: number) => void;
  /** Adds the gradients of the weights and of the word vectors. */
  readonly backward: (reading: Reading, first: number, count: number) => void;
}

export function openDetectorPass(
  { dimensions, width }: Sizes,
  vocabulary: Vocabulary,
  p: Parameters,
  tuning: VectorTuning,
): DetectorPass {
  const ids = new Int32Array(LONGEST + 2);
  const detected = new Float32Array(LONGEST * width);
  const slopes = new Float32Array(LONGEST * width);
  const numbers = new Float32Array(dimensions);
  const parts: readonly (readonly [TensorName, TensorName, number])[] = [
    ["before", "specialBefore", -1],
    ["here", "specialHere", 0],
    ["after", "specialAfter", 1],
  ];

  /** The numbers of the word at `offset` from token `i`, as they go into the detectors: a negated word's polarity is turned. */
  const numbersOf = (id: number, turned: boolean): Float32Array => {
    numbers.set(tuning.vectors.subarray(id * dimensions, (id + 1) * dimensions));
    if (turned) numbers[dimensions - 1] = (numbers[dimensions - 1] ?? 0) * NEGATION;
    return numbers;
  };

  const forward = (reading: Reading, first: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      const at = i * width;
      const negated = reading.negated[first + i] === 1;
      detected.set(p.bias.value, at);
      for (const [words, special, offset] of parts) {
        const id = ids[i + 1 + offset] ?? 0;
        if (id >= vocabulary.size) {
          addScaled(detected, at, 1, p[special].value, (id - vocabulary.size) * width, width);
          continue;
        }
        const x = numbersOf(id, negated && offset === 0);
        for (let j = 0; j < dimensions; j++)
          addScaled(detected, at, x[j] ?? 0, p[words].value, j * width, width);
      }
      addScaled(detected, at, 1, p.tags.value, (reading.pos[first + i] ?? 0) * width, width);
      if (negated) addScaled(detected, at, 1, p.tags.value, NEGATED_TAG * width, width);
      if (reading.inQuotes[first + i] === 1)
        addScaled(detected, at, 1, p.tags.value, QUOTED_TAG * width, width);
      for (let k = at; k < at + width; k++) if ((detected[k] ?? 0) < 0) detected[k] = 0;
    }
  };

  const backward = (reading: Reading, first: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      const at = i * width;
      const negated = reading.negated[first + i] === 1;
      addScaled(p.bias.gradient, 0, 1, slopes, at, width);
      for (const [words, special, offset] of parts) {
        const id = ids[i + 1 + offset] ?? 0;
        if (id >= vocabulary.size) {
          addScaled(p[special].gradient, (id - vocabulary.size) * width, 1, slopes, at, width);
          continue;
        }
        const own = tuning.gradientOf(id);
        const x = numbersOf(id, negated && offset === 0);
        for (let j = 0; j < dimensions; j++) {
          addScaled(p[words].gradient, j * width, x[j] ?? 0, slopes, at, width);
          own[j] = (own[j] ?? 0) + dot(p[words].value, j * width, slopes, at, width);
        }
      }
      addScaled(p.tags.gradient, (reading.pos[first + i] ?? 0) * width, 1, slopes, at, width);
      if (negated) addScaled(p.tags.gradient, NEGATED_TAG * width, 1, slopes, at, width);
      if (reading.inQuotes[first + i] === 1)
        addScaled(p.tags.gradient, QUOTED_TAG * width, 1, slopes, at, width);
    }
  };

  return { ids, detected, slopes, forward, backward };
}

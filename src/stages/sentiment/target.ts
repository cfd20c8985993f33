import { addScaled } from "../../text/linear/dense.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { detect, wordAfter, wordBefore } from "./detectors.ts";
import type { Model } from "./model.ts";
import type { Reading } from "./reading.ts";
import { inputsOf, LABELS, placeOf, WINDOW } from "./shape.ts";

/** How sure the model is of each label: -, 0, +; they sum to 1. */
export type Odds = readonly [negative: number, neutral: number, positive: number];

/**
 * The score of a target, -1..1: how likely the likelier of good and ill is beside neutral, with the sign of which it is. Beyond ±0.5 the label is the likeliest one.
 * The difference of the two odds would call neutral what is surely an opinion, but hard to tell which.
 */
export function scoreOf([negative, neutral, positive]: Odds): number {
  const opinion = Math.max(negative, positive);
  const strength = opinion / (opinion + neutral);
  return positive >= negative ? strength : -strength;
}

/** Sums of many detectors are made smaller before they are squashed. */
export const SUM_SCALE = 1 / 3;
/** The mean over the window counts this much. */
export const MEAN_SCALE = 2;
/** The squashing curve: 2 tanh(x / 2). */
export const squashed = (x: number): number => 2 * Math.tanh(x / 2);

/**
 * Judges one target in its sentence. `detected` holds the detectors of the sentence (`detectSentence`).
 * Sums the detectors on each side, each weighed by the kind of place where it stands, then two layers.
 */
export function judgeTarget(
  model: Model,
  reading: Reading,
  sentence: TokenRange,
  target: TokenRange,
  detected: Float32Array,
): Odds {
  const { header, tensors, vocabulary } = model;
  const { width, hidden } = header;
  const { kernel, direct, hidden: hiddenWeights, out: outWeights } = tensors;
  const first = Math.max(sentence.first, target.first - WINDOW);
  const end = Math.min(sentence.end, target.end + WINDOW);
  const inputs = new Float32Array(inputsOf(header));
  const beside = new Float32Array(width);
  const clause = reading.clause[target.first];
  const mean = MEAN_SCALE / (end - first);
  for (let i = first; i < end; i++) {
    if (target.first <= i && i < target.end) continue;
    const right = i < target.first ? 0 : 1;
    const distance = right === 1 ? i - target.end + 1 : target.first - i;
    let from = detected;
    let at = (i - sentence.first) * width;
    if (distance === 1) {
      // The words beside the target see that it is the target, which the shared detectors cannot know.
      const before = right === 1 ? vocabulary.target : wordBefore(model, reading, sentence, i);
      const after = right === 1 ? wordAfter(model, reading, sentence, i) : vocabulary.target;
      detect(model, reading, i, before, after, beside, 0);
      from = beside;
      at = 0;
    }
    const place = placeOf(distance, right, reading.clause[i] === clause ? 1 : 0) * width;
    const side = right * width;
    // Half of these are 0, but to ask which would cost more than to add them.
    for (let k = 0; k < width; k++) {
      const y = from[at + k] as number;
      inputs[side + k] = (inputs[side + k] as number) + SUM_SCALE * (kernel[place + k] as number) * y;
      inputs[2 * width + k] = (inputs[2 * width + k] as number) + mean * y;
    }
  }
  for (let j = 0; j < 3 * width; j++) inputs[j] = squashed(inputs[j] as number);
  writeFacts(reading, sentence, target, end - first, inputs, 3 * width, isQuestion(model, reading, sentence));
  const layer = Float32Array.from(tensors.hiddenBias);
  const out = Float32Array.from(tensors.outBias);
  for (let j = 0; j < inputs.length; j++) {
    const x = inputs[j] as number;
    if (x === 0) continue;
    addScaled(layer, 0, x, hiddenWeights, j * hidden, hidden);
    addScaled(out, 0, x, direct, j * LABELS.length, LABELS.length);
  }
  for (let h = 0; h < hidden; h++) {
    const y = layer[h] as number;
    if (y > 0) addScaled(out, 0, y, outWeights, h * LABELS.length, LABELS.length);
  }
  return softmax(out);
}

/** The facts about a target that are no words, written at `into[at]`. */
export function writeFacts(
  { named, inQuotes }: Reading,
  sentence: TokenRange,
  target: TokenRange,
  length: number,
  into: Float32Array,
  at: number,
  question: boolean,
): void {
  const isName = named[target.first] === 1;
  into[at] = isName ? 1 : 0;
  into[at + 1] = isName ? 0 : 1;
  into[at + 2] = target.first === sentence.first ? 1 : 0;
  into[at + 3] = (target.first - sentence.first) / (sentence.end - sentence.first);
  into[at + 4] = inQuotes[target.first] ?? 0;
  into[at + 5] = question ? 1 : 0;
  into[at + 6] = Math.log(length) / 4;
}

/** Whether a sentence ends with a question mark. */
export function isQuestion({ vocabulary }: Model, { ids }: Reading, sentence: TokenRange): boolean {
  return ids[sentence.end - 1] === vocabulary.idOf("?");
}

export function softmax(out: Float32Array): Odds {
  const [a = 0, b = 0, c = 0] = out;
  const most = Math.max(a, b, c);
  const [x, y, z] = [Math.exp(a - most), Math.exp(b - most), Math.exp(c - most)];
  const sum = x + y + z;
  return [x / sum, y / sum, z / sum];
}

import type { TokenRange } from "../../text/sentence-tokens.ts";
import { detect, wordAfter, wordBefore } from "./detectors.ts";
import type { Model } from "./model.ts";
import type { Reading } from "./reading.ts";
import { placeOf, WINDOW } from "./shape.ts";

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
  const { vocabulary, network } = model;
  const { width } = model.header;
  const first = Math.max(sentence.first, target.first - WINDOW);
  const end = Math.min(sentence.end, target.end + WINDOW);
  const clause = reading.clause[target.first];
  // Names that a text brings with it may reach over the ends of a sentence.
  const before = Math.max(0, Math.min(target.first, end) - first);
  const after = Math.max(target.end, first);
  const behind = Math.max(0, end - after);
  const rowsOf = (from: number, to: number) =>
    detected.subarray((from - sentence.first) * width, (to - sentence.first) * width);
  network.detected.set(rowsOf(first, first + before));
  network.detected.set(rowsOf(after, after + behind), before * width);
  // The words beside the target see that it is the target, which the shared detectors cannot know.
  if (before > 0) {
    const i = first + before - 1;
    const word = wordBefore(model, reading, sentence, i);
    detect(model, reading, i, word, vocabulary.target, network.detected, (before - 1) * width);
  }
  if (behind > 0) {
    const word = wordAfter(model, reading, sentence, after);
    detect(model, reading, after, vocabulary.target, word, network.detected, before * width);
  }
  for (let k = 0; k < before + behind; k++) {
    const right = k < before ? 0 : 1;
    const i = right === 1 ? after + k - before : first + k;
    const distance = right === 1 ? k - before + 1 : before - k;
    network.places[k] = placeOf(distance, right, reading.clause[i] === clause ? 1 : 0);
  }
  writeFacts(reading, sentence, target, end - first, network.facts, 0, isQuestion(model, reading, sentence));
  network.judge(before, behind, SUM_SCALE, MEAN_SCALE / (end - first));
  return softmax(network.out);
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

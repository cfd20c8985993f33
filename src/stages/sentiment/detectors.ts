import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Model } from "./model.ts";
import type { Reading } from "./reading.ts";
import { NEGATED_TAG, NEGATION, QUOTED_TAG } from "./shape.ts";

/**
 * Runs the detectors over one token: each looks at a word, its neighbours, its part of speech, whether it is negated and whether it is
 * quoted (a convolution of width three with rectified outputs). Writes `width` numbers at `into[at]`.
 */
export function detect(
  model: Model,
  reading: Reading,
  i: number,
  before: number,
  after: number,
  into: Float32Array,
  at: number,
): void {
  const { width, dimensions, step } = model.header;
  const { tags, bias, here } = model.tensors;
  const left = model.rowOf(before);
  const own = model.rowOf(reading.ids[i] ?? 0);
  const right = model.rowOf(after);
  const tag = (reading.pos[i] ?? 0) * width;
  const negated = reading.negated[i] === 1;
  const quoted = reading.inQuotes[i] === 1;
  const turned = negated ? (NEGATION - 1) * model.polarityOf(reading.ids[i] ?? 0) * 127 * step : 0;
  const polarityRow = (dimensions - 1) * width;
  for (let k = 0; k < width; k++) {
    let sum =
      (bias[k] as number) +
      (left[k] as number) +
      (own[width + k] as number) +
      (right[2 * width + k] as number) +
      (tags[tag + k] as number);
    if (negated)
      sum += (tags[NEGATED_TAG * width + k] as number) + turned * (here[polarityRow + k] as number);
    if (quoted) sum += tags[QUOTED_TAG * width + k] as number;
    // 0 where the sum is negative, without a branch that no processor can foresee; to the bit.
    into[at + k] = (sum + Math.abs(sum)) / 2;
  }
}

/** The word before a token in its sentence, or `edge`. */
export function wordBefore({ vocabulary }: Model, { ids }: Reading, sentence: TokenRange, i: number): number {
  return i > sentence.first ? (ids[i - 1] ?? vocabulary.unknown) : vocabulary.edge;
}

/** The word behind a token in its sentence, or `edge`. */
export function wordAfter({ vocabulary }: Model, { ids }: Reading, sentence: TokenRange, i: number): number {
  return i + 1 < sentence.end ? (ids[i + 1] ?? vocabulary.unknown) : vocabulary.edge;
}

/** Runs the detectors over a sentence: `width` numbers for each of its tokens, in a buffer that the next call may take again. */
export function detectSentence(
  model: Model,
  reading: Reading,
  sentence: TokenRange,
  buffer: Float32Array,
): Float32Array {
  const { width } = model.header;
  const needed = (sentence.end - sentence.first) * width;
  const into = buffer.length < needed ? new Float32Array(needed) : buffer;
  for (let i = sentence.first; i < sentence.end; i++) {
    const before = wordBefore(model, reading, sentence, i);
    const after = wordAfter(model, reading, sentence, i);
    detect(model, reading, i, before, after, into, (i - sentence.first) * width);
  }
  return into;
}

import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Model } from "./model.ts";
import { MEAN_SCALE, squashed } from "./target.ts";

/** The polarity of a passage: what its words weigh on the one side less the other, divided by all that they weigh and this. */
const SOFTNESS = 0.7;
/** How much the words' polarities count; the rest is what the network makes of the passage. */
const BY_WORDS = 0.9;

/** Which tokens of a sentence make the passage: all, or those with the given mark in `marks`. */
export interface Passage {
  readonly sentence: TokenRange;
  readonly marks: Uint8Array;
  readonly wanted: 0 | 1 | "all";
}

/** The tone of a passage, -1..1: its words' polarities, and what the network hears in it. Null for a passage without tokens. */
export function passageTone(
  { header, tensors }: Model,
  tones: Float64Array,
  detected: Float32Array,
  { sentence, marks, wanted }: Passage,
): number | null {
  const { width } = header;
  const mean = new Float32Array(width);
  let sum = 0;
  let weight = 0;
  let count = 0;
  for (let i = sentence.first; i < sentence.end; i++) {
    if (wanted !== "all" && marks[i] !== wanted) continue;
    count++;
    const tone = tones[i] ?? 0;
    sum += tone;
    weight += Math.abs(tone);
    const at = (i - sentence.first) * width;
    for (let k = 0; k < width; k++) mean[k] = (mean[k] as number) + (detected[at + k] as number);
  }
  if (count === 0) return null;
  let heard = tensors.toneBias[0] ?? 0;
  for (let k = 0; k < width; k++)
    heard += (tensors.tone[k] ?? 0) * squashed(((mean[k] ?? 0) * MEAN_SCALE) / count);
  return (BY_WORDS * sum) / (weight + SOFTNESS) + (1 - BY_WORDS) * Math.tanh(heard);
}

import type { Sentiment } from "../../schema/sentiment.ts";
import type { Thresholds } from "./model.ts";
import { toneOf } from "./tone.ts";

/** The tones of one sentence: of all of it, of what the writer says in it, and of what others are quoted as saying. Null for a part without words. */
export interface SentenceTones {
  readonly all: number;
  readonly author: number | null;
  readonly quoted: number | null;
}

/** The headline and the lead say what an article is about: the first sentences count more than later ones. */
const LEAD = { sentences: 3, weight: 2 };

/** The tone of the whole text, of the writer's own words and of what others are quoted as saying: means over the sentences. */
export function documentTone(
  sentences: readonly SentenceTones[],
  thresholds: Thresholds,
): Sentiment["document"] {
  const mean = (part: keyof SentenceTones) => {
    let sum = 0;
    let weights = 0;
    sentences.forEach((tones, i) => {
      const tone = tones[part];
      if (tone === null) return;
      const weight = i < LEAD.sentences ? LEAD.weight : 1;
      sum += weight * tone;
      weights += weight;
    });
    return weights > 0 ? toneOf(sum / weights, thresholds) : null;
  };
  return {
    ...(mean("all") ?? toneOf(0, thresholds)),
    author: mean("author"),
    quoted: mean("quoted"),
  };
}

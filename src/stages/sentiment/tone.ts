import type { Sentiment } from "../../schema/sentiment.ts";
import type { Thresholds } from "./model.ts";

export interface Tone {
  readonly label: Sentiment["sentences"][number]["label"];
  readonly score: number;
}

/** A score, rounded, with its label. */
export function toneOf(score: number, { negative, positive }: Thresholds): Tone {
  const rounded = Math.round(score * 10_000) / 10_000 + 0;
  return {
    label: rounded >= positive ? "positive" : rounded <= negative ? "negative" : "neutral",
    score: rounded,
  };
}

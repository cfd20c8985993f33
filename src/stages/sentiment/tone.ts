import type { Sentiment } from "../../schema/sentiment.ts";

export interface Tone {
  readonly label: Sentiment["sentences"][number]["label"];
  readonly score: number;
}

/** Sums of word weights squashed to -1..1: VADER's curve with a constant of our own. */
const SOFTNESS = 2;

export function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + SOFTNESS);
}

/** A score, rounded, with its label. */
export function toneOf(score: number, threshold: number): Tone {
  const rounded = Math.round(score * 10_000) / 10_000 + 0;
  const label = rounded >= threshold ? "positive" : rounded <= -threshold ? "negative" : "neutral";
  return { label, score: rounded };
}

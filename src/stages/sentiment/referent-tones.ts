import type { Referent } from "../../schema/referents.ts";
import type { Sentiment } from "../../schema/sentiment.ts";
import type { Thresholds } from "./model.ts";
import { toneOf } from "./tone.ts";

/** How the text speaks of each referent: the mean over its judged mentions. */
export function referentTones(
  referents: readonly Referent[],
  scores: ReadonlyMap<string, number>,
  thresholds: Thresholds,
): Sentiment["referents"] {
  return referents.flatMap(({ id, mentions }) => {
    const judged = mentions.flatMap((mention) => scores.get(mention) ?? []);
    if (judged.length === 0) return [];
    const mean = judged.reduce((sum, score) => sum + score, 0) / judged.length;
    return [{ referent: id, ...toneOf(mean, thresholds) }];
  });
}

import { compareKeys, noCounts, scoreOf } from "./counts.ts";
import type { Scorer } from "./scorer.ts";

/** Sentences: exact spans. */
export function sentencesScorer(): Scorer {
  const counts = noCounts();
  return {
    add(gold, predicted) {
      const keys = (list: readonly { start: number; end: number }[] | null | undefined) =>
        new Set((list ?? []).map(({ start, end }) => `${start}:${end}`));
      compareKeys(keys(gold.sentences), keys(predicted?.sentences), counts);
      return [];
    },
    rows: () => ({ exact: { ...scoreOf(counts) } }),
  };
}

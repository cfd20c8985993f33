import type { Scored, Scorer } from "./scorer.ts";
import { trimmedSpan } from "./trimmed-span.ts";

/**
 * Referents: B³ (Bagga and Baldwin 1998) over mentions by exact span. A mention that the other side lacks counts with nothing in
 * common, as if its referent were unknown there.
 */
export function referentsScorer(): Scorer {
  const sums = { precision: 0, recall: 0, gold: 0, predicted: 0 };
  return {
    add(gold, predicted) {
      const wanted = clustersOf(gold.text, gold);
      const found = predicted ? clustersOf(gold.text, predicted) : new Map<string, Set<string>>();
      sums.gold += wanted.size;
      sums.predicted += found.size;
      for (const [mention, cluster] of found)
        sums.precision += overlap(cluster, wanted.get(mention)) / cluster.size;
      for (const [mention, cluster] of wanted)
        sums.recall += overlap(cluster, found.get(mention)) / cluster.size;
      return [];
    },
    rows() {
      const precision = sums.precision / Math.max(sums.predicted, 1);
      const recall = sums.recall / Math.max(sums.gold, 1);
      const tenths = (share: number) => Math.round(share * 1000) / 10;
      return {
        "B³": {
          precision: tenths(precision),
          recall: tenths(recall),
          f1: tenths((2 * precision * recall) / Math.max(precision + recall, Number.MIN_VALUE)),
          gold: sums.gold,
          predicted: sums.predicted,
        },
      };
    },
  };
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): number =>
  b ? [...a].filter((mention) => b.has(mention)).length : 0;

/** Each mention, by its span, with the mentions of its referent. */
function clustersOf(text: string, { entities, referents }: Scored): Map<string, Set<string>> {
  const spans = new Map((entities ?? []).map((entity) => [entity.id, trimmedSpan(text, entity).join(":")]));
  const clusters = new Map<string, Set<string>>();
  for (const { mentions } of referents ?? []) {
    const cluster = new Set(mentions.flatMap((id) => spans.get(id) ?? []));
    for (const mention of cluster) clusters.set(mention, cluster);
  }
  return clusters;
}

import { bCubed, type ClusterCounts, type Clusters, ceafE } from "./cluster-scores.ts";
import type { Scored, Scorer } from "./scorer.ts";
import { trimmedSpan } from "./trimmed-span.ts";

const NOTHING: ClusterCounts = { foundRight: 0, found: 0, wantedRight: 0, wanted: 0 };
const MEASURES = { "B³": bCubed, "CEAF-e": ceafE } as const;

/** Referents: B³ and entity-based CEAF over mentions by exact span. */
export function referentsScorer(): Scorer {
  const sums = new Map<string, ClusterCounts>();
  return {
    add(gold, predicted) {
      const wanted = clustersOf(gold.text, gold);
      const found = predicted ? clustersOf(gold.text, predicted) : [];
      for (const [name, measure] of Object.entries(MEASURES))
        sums.set(name, added(sums.get(name) ?? NOTHING, measure(wanted, found)));
      return [];
    },
    rows: () =>
      Object.fromEntries(
        Object.keys(MEASURES).map((name) => {
          const { foundRight, found, wantedRight, wanted } = sums.get(name) ?? NOTHING;
          const precision = foundRight / Math.max(found, 1);
          const recall = wantedRight / Math.max(wanted, 1);
          const row = {
            precision: tenths(precision),
            recall: tenths(recall),
            f1: tenths((2 * precision * recall) / Math.max(precision + recall, Number.MIN_VALUE)),
            gold: wanted,
            predicted: found,
          };
          return [name, row];
        }),
      ),
  };
}

const tenths = (share: number) => Math.round(share * 1000) / 10;

const added = (a: ClusterCounts, b: ClusterCounts): ClusterCounts => ({
  foundRight: a.foundRight + b.foundRight,
  found: a.found + b.found,
  wantedRight: a.wantedRight + b.wantedRight,
  wanted: a.wanted + b.wanted,
});

/** The mentions of each referent, by their spans. */
function clustersOf(text: string, { entities, referents }: Scored): Clusters {
  const spans = new Map((entities ?? []).map((entity) => [entity.id, trimmedSpan(text, entity).join(":")]));
  return (referents ?? [])
    .map(({ mentions }) => new Set(mentions.flatMap((id) => spans.get(id) ?? [])))
    .filter((cluster) => cluster.size > 0);
}

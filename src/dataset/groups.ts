import { findBoilerplate } from "./boilerplate.ts";
import { clusterTexts, joinPassages } from "./clusters.ts";
import type { DisjointSets } from "./disjoint-sets.ts";
import type { Facts } from "./facts.ts";
import { seriesOf } from "./series.ts";
import type { TextIndex } from "./text-index.ts";

/** What must lie on one side of every border: copies, near-duplicates, texts with a common passage, and the parts of one outlet's series. */
export function groupTexts(
  index: TextIndex,
  threshold: number,
  factsAt: (doc: number) => Facts,
): DisjointSets {
  const boilerplate = findBoilerplate(index);
  const groups = joinPassages(index, boilerplate, clusterTexts(index, boilerplate, threshold));
  const first = new Map<string, number>();
  for (let doc = 0; doc < index.count; doc++) {
    const series = seriesOf(factsAt(doc));
    if (series === null) continue;
    const other = first.get(series);
    if (other === undefined) first.set(series, doc);
    else groups.join(other, doc);
  }
  return groups;
}

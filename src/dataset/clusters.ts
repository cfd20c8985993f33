import type { Boilerplate } from "./boilerplate.ts";
import { type DisjointSets, disjointSets } from "./disjoint-sets.ts";
import type { ShingleSet } from "./shingles.ts";
import { type Similarity, similarity } from "./similarity.ts";
import type { TextIndex } from "./text-index.ts";

/** A text is inside another when this share of its shingles is, whatever else the other has. */
const CONTAINED = 0.7;
/** Of how many shingles that must be known: few may be common by chance. */
const LEAST_CONTAINED = 50;
/** Fewer common shingles than these, eight words in a row, say nothing: of two short texts a stock phrase would be a large share. */
const LEAST_COMMON = 4;
/** A text is compared with so many others of its bucket, those last seen, so that a bucket of all texts costs linear time. */
const COMPARED = 8;

/** Whether two texts are one story printed twice. */
export const isDuplicate = (
  { jaccard, containment, measured, common }: Similarity,
  threshold: number,
): boolean =>
  common >= LEAST_COMMON &&
  (jaccard >= threshold || (containment >= CONTAINED && measured >= LEAST_CONTAINED));

/** Puts texts together that are the same, nearly the same, or contained in one another. Every pair that is joined was compared. */
export function clusterTexts(index: TextIndex, boilerplate: Boilerplate, threshold: number): DisjointSets {
  const clusters = disjointSets(index.count);
  for (let doc = 0; doc < index.count; doc++) clusters.join(doc, index.original(doc));
  for (const { docs } of index.alike()) joinAlike(docs, index, boilerplate, threshold, clusters);
  for (const { key, docs } of index.passages())
    if (!boilerplate.is(key)) joinAlike(docs, index, boilerplate, threshold, clusters);
  return clusters;
}

function joinAlike(
  docs: readonly number[],
  index: TextIndex,
  boilerplate: Boilerplate,
  threshold: number,
  clusters: DisjointSets,
): void {
  const recent: { readonly doc: number; readonly shingles: ShingleSet }[] = [];
  for (const doc of docs) {
    const apart = recent.filter((other) => clusters.find(other.doc) !== clusters.find(doc));
    if (apart.length < recent.length && apart.length === 0) continue;
    const shingles = index.shingles(doc);
    let joined = apart.length < recent.length;
    for (const other of apart) {
      if (clusters.find(other.doc) === clusters.find(doc)) continue;
      const found = similarity(other.shingles, shingles);
      if (!isDuplicate(found, threshold)) continue;
      if (!isDuplicate(boilerplate.without(other.doc, doc, found), threshold)) continue;
      clusters.join(other.doc, doc);
      joined = true;
    }
    if (joined) continue;
    recent.push({ doc, shingles });
    if (recent.length > COMPARED) recent.shift();
  }
}

/** The clusters, joined further where they share a passage that is no boilerplate. */
export function joinPassages(
  index: TextIndex,
  boilerplate: Boilerplate,
  clusters: DisjointSets,
): DisjointSets {
  const joined = disjointSets(index.count);
  for (let doc = 0; doc < index.count; doc++) joined.join(doc, clusters.find(doc));
  for (const group of index.passages())
    for (const [first, other] of passageLinks(group, boilerplate, clusters)) joined.join(first, other);
  return joined;
}

/** Pairs of texts of different clusters that have a passage in common. Links the first of them with each of the others. */
export function passageLinks(
  { key, docs }: { readonly key: number; readonly docs: readonly number[] },
  boilerplate: Boilerplate,
  clusters: DisjointSets,
): readonly (readonly [number, number])[] {
  const byCluster = new Map<number, number>();
  for (const doc of docs) {
    const cluster = clusters.find(doc);
    if (!byCluster.has(cluster)) byCluster.set(cluster, doc);
  }
  if (byCluster.size < 2) return [];
  const [first = 0, ...others] = [...byCluster.values()].filter((doc) => !boilerplate.touches(doc, key));
  return others.map((other) => [first, other] as const);
}

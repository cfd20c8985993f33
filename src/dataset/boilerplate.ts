import { RUN } from "./passages.ts";
import { SHINGLE } from "./shingles.ts";
import type { Similarity } from "./similarity.ts";
import type { TextIndex } from "./text-index.ts";

/** Passages that many unlike texts have: footers, notes on the author, legal lines. They make no two texts alike. */
export interface Boilerplate {
  is(key: number): boolean;
  /** Whether the run of words at a place of a text is boilerplate or overlaps some. */
  touches(doc: number, key: number): boolean;
  /** What is left of a similarity when the boilerplate that both texts have is left out. */
  without(a: number, b: number, similarity: Similarity): Similarity;
}

/** A passage in more texts than this is boilerplate, unless they are alike as a whole. */
const COMMON = 10;
/** Pairs that are looked at to tell. */
const SAMPLED = 9;
/** Copies of one story are at least this alike. */
const ALIKE = 0.5;

/** Finds the boilerplate of all texts. In memory: 50 bytes for each of its fingerprints and a byte a text. */
export function findBoilerplate(index: TextIndex): Boilerplate {
  const keys = new Set<number>();
  const has = new Uint8Array(index.count);
  for (const { key, docs } of index.passages()) {
    if (docs.length <= COMMON || areAlike(docs, index)) continue;
    keys.add(key);
    for (const doc of docs) has[doc] = 1;
  }
  return {
    is: (key) => keys.has(key),
    touches(doc, key) {
      if (keys.has(key)) return true;
      if (has[index.original(doc)] === 0) return false;
      const list = index.passagesOf(doc);
      const at = placesOf(list, (other) => other === key)[0] ?? 0;
      return placesOf(list, (other) => keys.has(other)).some((place) => Math.abs(place - at) < RUN);
    },
    without(a, b, similarity) {
      if (has[index.original(a)] === 0 || has[index.original(b)] === 0) return similarity;
      const [listA, listB] = [index.passagesOf(a), index.passagesOf(b)];
      const inB = new Set(listB);
      const shared = covered(placesOf(listA, (key) => keys.has(key) && inB.has(key)));
      const common = Math.max(0, similarity.common - shared);
      const union = Math.max(1, similarity.union - shared);
      const measured = Math.max(1, similarity.measured - shared);
      return { common, union, measured, jaccard: common / union, containment: common / measured };
    },
  };
}

function areAlike(docs: readonly number[], index: TextIndex): boolean {
  const step = Math.max(1, Math.floor((docs.length - 1) / SAMPLED));
  const found: number[] = [];
  for (let i = 0; i + 1 < docs.length && found.length < SAMPLED; i += step)
    found.push(index.similarity(docs[i] as number, docs[i + 1] as number).jaccard);
  found.sort((x, y) => x - y);
  return (found[found.length >> 1] as number) >= ALIKE;
}

/** The words where the fingerprints with such keys begin, in order. */
function placesOf(list: Float64Array, wanted: (key: number) => boolean): number[] {
  const places: number[] = [];
  for (let i = 0; i < list.length; i += 2) if (wanted(list[i] as number)) places.push(list[i + 1] as number);
  return places;
}

/** How many shingles runs at these places cover. */
function covered(places: readonly number[]): number {
  let shingles = 0;
  let end = 0;
  for (const place of places) {
    const from = Math.max(end, place);
    end = Math.max(end, place + RUN - SHINGLE + 1);
    shingles += end - from;
  }
  return shingles;
}

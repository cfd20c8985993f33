import { TAGS } from "../../stages/entities/tagger/classes.ts";
import { type Context, contextFeaturesAt, featuresAt } from "../../stages/entities/tagger/features.ts";
import type { Knowledge, View } from "../../stages/entities/tagger/view.ts";
import type { Example } from "../../text/sequence/train-chain.ts";
import { MOST_FEATURES } from "../../text/sequence/weight-adder.ts";

/** A document ready to learn from. */
export interface Lesson {
  readonly view: View;
  /** Which tags the gold allows: `open[i * TAGS.count + tag]`. */
  readonly open: Uint8Array;
  readonly context: Context | null;
}

const features = new Int32Array(MOST_FEATURES);

function featuresOf(
  { view, context }: Pick<Lesson, "view" | "context">,
  knowledge: Knowledge,
  i: number,
): number {
  const count = featuresAt(view, knowledge, i, features, 0);
  return context ? contextFeaturesAt(view, context, i, features, count) : count;
}

function eachToken(
  { view, context }: Lesson,
  knowledge: Knowledge,
  see: (features: Int32Array, count: number) => void,
): void {
  for (const { first, end } of view.runs)
    for (let i = first; i < end; i++) see(features, featuresOf({ view, context }, knowledge, i));
}

/** The hashes of the features that occur at least `least` times in the lessons, in rising order. */
export function countFeatures(lessons: readonly Lesson[], knowledge: Knowledge, least: number): Uint32Array {
  let total = 0;
  for (const lesson of lessons) eachToken(lesson, knowledge, (_, count) => (total += count));
  const all = new Uint32Array(total);
  let at = 0;
  for (const lesson of lessons)
    eachToken(lesson, knowledge, (hashes, count) => {
      all.set(hashes.subarray(0, count), at);
      at += count;
    });
  all.sort();
  let kept = 0;
  for (let i = 0; i < all.length; ) {
    let j = i + 1;
    while (j < all.length && all[j] === all[i]) j++;
    if (j - i >= least) all[kept++] = all[i] as number;
    i = j;
  }
  return all.slice(0, kept);
}

/** The runs of lessons as examples, their features as places in `known`. */
export function examplesOf(
  lessons: readonly Lesson[],
  knowledge: Knowledge,
  known: ReadonlyMap<number, number>,
): Example[] {
  const n = TAGS.count;
  return lessons.flatMap(({ view, open, context }) =>
    view.runs.map(({ first, end }) => {
      const ids: number[] = [];
      const offsets = new Int32Array(end - first + 1);
      for (let i = first; i < end; i++) {
        const count = featuresOf({ view, context }, knowledge, i);
        for (let k = 0; k < count; k++) {
          const id = known.get((features[k] as number) >>> 0);
          if (id !== undefined) ids.push(id);
        }
        offsets[i - first + 1] = ids.length;
      }
      return { ids: Int32Array.from(ids), offsets, open: open.slice(first * n, end * n) };
    }),
  );
}

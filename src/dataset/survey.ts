import type { SetFacts } from "./gather.ts";
import { SPLITS, type SplitName } from "./splits.ts";

/** What a split holds, for the card. */
export interface SplitSurvey {
  readonly name: SplitName;
  readonly documents: number;
  /** By label, sorted by name. */
  readonly labels: ReadonlyMap<string, number>;
  readonly oldest: string | null;
  readonly newest: string | null;
}

export interface Survey {
  readonly splits: readonly SplitSurvey[];
  readonly leftOut: number;
  /** Documents by language and by outlet, the most frequent first. */
  readonly languages: readonly (readonly [string, number])[];
  readonly outlets: readonly (readonly [string, number])[];
}

/** Counts what lies in each split. */
export function survey(splitOf: Uint8Array, factsAt: (doc: number) => SetFacts): Survey {
  const splits = SPLITS.map((name) => ({
    name,
    documents: 0,
    labels: new Map<string, number>(),
    oldest: null as string | null,
    newest: null as string | null,
  }));
  const [languages, outlets] = [new Map<string, number>(), new Map<string, number>()];
  const add = (map: Map<string, number>, key: string, count: number) =>
    map.set(key, (map.get(key) ?? 0) + count);
  let leftOut = 0;
  splitOf.forEach((number, doc) => {
    const split = splits[number];
    if (!split) {
      leftOut++;
      return;
    }
    const { labels, language, outlet, date } = factsAt(doc);
    split.documents++;
    for (const [label, count] of labels) add(split.labels, label, count);
    add(languages, language, 1);
    add(outlets, outlet, 1);
    if (date === null) return;
    if (split.oldest === null || date < split.oldest) split.oldest = date;
    if (split.newest === null || date > split.newest) split.newest = date;
  });
  return {
    splits: splits.map((split) => ({ ...split, labels: new Map([...split.labels].sort(byKey)) })),
    leftOut,
    languages: [...languages].sort(byCount),
    outlets: [...outlets].sort(byCount),
  };
}

type Counted = readonly [string, number];
const byKey = ([a]: Counted, [b]: Counted): number => (a < b ? -1 : 1);
const byCount = ([a, m]: Counted, [b, n]: Counted): number => n - m || (a < b ? -1 : 1);

import { type DisjointSets, disjointSets, setsOf } from "./disjoint-sets.ts";
import { byTime, LEFT_OUT, type Shares, SPLITS, stratified, type Unit } from "./splits.ts";

export type SplitBy = "random" | "time" | "source";

/** What splitting needs to know of a document. */
export interface SplitFacts {
  readonly id: string;
  readonly outlet: string;
  readonly date: string | null;
  readonly labels: ReadonlyMap<string, number>;
}

export interface AssignOptions {
  readonly by: SplitBy;
  readonly shares: Shares;
  readonly seed: string;
}

/**
 * The split of every document, by its number; LEFT_OUT for one that would leak. Groups never straddle: at random and by time they are put into a split
 * as one; by source whole outlets are, and of a group that outlets of several splits share the smaller parts are left out.
 */
export function assignSplits(
  groups: DisjointSets,
  factsOf: (doc: number) => SplitFacts,
  { by, shares, seed }: AssignOptions,
): Uint8Array {
  const sets = by === "source" ? byOutlet(groups.count, factsOf) : groups;
  if (by === "source" && [...setsOf(sets, 1)].length < SPLITS.length)
    throw new Error(
      `--split source needs at least ${SPLITS.length} outlets. The outlet is meta.outlet, or the site of the url, or the folder that the text came from.`,
    );
  const numbers = new Map<string, number>();
  const numberOf = (label: string): number => {
    const number = numbers.get(label) ?? numbers.size + 1;
    numbers.set(label, number);
    return number;
  };
  const units = [...setsOf(sets, 1)].map((docs) => unitOf(docs, factsOf, numberOf));
  if (by === "time" && units.every(({ newest }) => newest === null))
    throw new Error("--split time needs documents with a date: published, or the reference layer.");
  const chosen = by === "time" ? byTime(units, shares) : stratified(units, shares, seed);
  const splits = new Uint8Array(groups.count);
  units.forEach(({ docs }, i) => {
    for (const doc of docs) splits[doc] = chosen[i] as number;
  });
  if (by === "source") leaveOutStraddlers(groups, splits);
  return splits;
}

function unitOf(
  docs: readonly number[],
  factsOf: (doc: number) => SplitFacts,
  numberOf: (label: string) => number,
): Unit {
  const labels = new Map<string, number>();
  let [id, newest]: [string | null, string | null] = [null, null];
  for (const doc of docs) {
    const facts = factsOf(doc);
    if (id === null || facts.id < id) id = facts.id;
    if (facts.date !== null && (newest === null || facts.date > newest)) newest = facts.date;
    for (const [label, count] of facts.labels) labels.set(label, (labels.get(label) ?? 0) + count);
  }
  const pairs = [...labels].flatMap(([label, count]) => [numberOf(label), count]);
  return { docs, id: id ?? "", newest, labels: Uint32Array.from(pairs) };
}

function byOutlet(count: number, factsOf: (doc: number) => SplitFacts): DisjointSets {
  const sets = disjointSets(count);
  const first = new Map<string, number>();
  for (let doc = 0; doc < count; doc++) {
    const { outlet } = factsOf(doc);
    const other = first.get(outlet);
    if (other === undefined) first.set(outlet, doc);
    else sets.join(other, doc);
  }
  return sets;
}

function leaveOutStraddlers(groups: DisjointSets, splits: Uint8Array): void {
  for (const docs of setsOf(groups, 2)) {
    const counts = SPLITS.map((_, split) => docs.filter((doc) => splits[doc] === split).length);
    const most = counts.indexOf(Math.max(...counts));
    for (const doc of docs) if (splits[doc] !== most) splits[doc] = LEFT_OUT;
  }
}

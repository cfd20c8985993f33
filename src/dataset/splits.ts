import { sha256 } from "./read-items.ts";

export const SPLITS = ["train", "validation", "test"] as const;
export type SplitName = (typeof SPLITS)[number];
/** In place of a split's number: the document is left out of the set. */
export const LEFT_OUT = 255;

/** Documents that stay together. */
export interface Unit {
  readonly docs: readonly number[];
  /** The smallest id of its documents: what its place in the order is drawn from. */
  readonly id: string;
  /** How often each label comes in its documents: the label's number, from 1, the count, the next label's number, … */
  readonly labels: Uint32Array;
  /** The newest date of its documents, ISO 8601; null when none has one. */
  readonly newest: string | null;
}

/** Shares of train, validation and test, which add up to 1. */
export type Shares = readonly [number, number, number];

/**
 * Puts units into splits so that each split has its share of the documents and of every label: largest unit first, each into the split where it
 * adds least to Σ over splits and labels of count² / (share · total²), which is least when all are in proportion (a greedy form of
 * iterative stratification, Sechidis 2011). Units of one size come in an order drawn from seed and id, so that the order of the input is of no account.
 */
export function stratified(units: readonly Unit[], shares: Shares, seed: string): Uint8Array {
  const labels =
    1 + units.reduce((most, unit) => Math.max(most, ...unit.labels.filter((_, i) => i % 2 === 0)), 0);
  const totals = new Float64Array(labels);
  for (const unit of units) addCounts(totals, unit);
  // Sizes weigh as much as all labels together, so that a rare label does not make a small split large.
  const weights = totals.map((total, label) =>
    total === 0 ? 0 : (label === DOCUMENTS ? labels : 1) / total ** 2,
  );
  const filled = SPLITS.map(() => new Float64Array(labels));
  const chosen = new Uint8Array(units.length);
  for (const i of drawn(units, seed)) {
    const unit = units[i] as Unit;
    const costs = shares.map((share, split) =>
      share === 0 ? Number.POSITIVE_INFINITY : costOf(unit, filled[split] as Float64Array, weights) / share,
    );
    const best = costs.indexOf(Math.min(...costs));
    chosen[i] = best;
    addCounts(filled[best] as Float64Array, unit);
  }
  return chosen;
}

/** The place of documents among the labels, whose numbers begin at 1. */
const DOCUMENTS = 0;

function addCounts(counts: Float64Array, { docs, labels }: Unit): void {
  counts[DOCUMENTS] = (counts[DOCUMENTS] as number) + docs.length;
  for (let i = 0; i < labels.length; i += 2) {
    const label = labels[i] as number;
    counts[label] = (counts[label] as number) + (labels[i + 1] as number);
  }
}

/** What the sum of weighted squares grows by when the unit is added. */
function costOf({ docs, labels }: Unit, filled: Float64Array, weights: Float64Array): number {
  const grown = (label: number, count: number) =>
    (weights[label] as number) * count * (2 * (filled[label] as number) + count);
  let cost = grown(DOCUMENTS, docs.length);
  for (let i = 0; i < labels.length; i += 2) cost += grown(labels[i] as number, labels[i + 1] as number);
  return cost;
}

/** The numbers of the units: large ones first, else in the order of a hash of seed and id. */
function drawn(units: readonly Unit[], seed: string): number[] {
  const keys = units.map(({ id }) => sha256(`${seed}\n${id}`));
  return units
    .map((_, i) => i)
    .sort((a, b) => {
      const size = (units[b] as Unit).docs.length - (units[a] as Unit).docs.length;
      return size || ((keys[a] as string) < (keys[b] as string) ? -1 : 1);
    });
}

/**
 * Older units train, newer ones test. A unit is as new as its newest document, so that nothing of the time of a later split trains; documents
 * of one date are not divided; undated units train.
 */
export function byTime(units: readonly Unit[], shares: Shares): Uint8Array {
  const chosen = new Uint8Array(units.length);
  const dated = units.map((_, i) => i).filter((i) => (units[i] as Unit).newest !== null);
  const dateOf = (i: number) => (units[i] as Unit).newest ?? "";
  const idOf = (i: number) => (units[i] as Unit).id;
  dated.sort((a, b) => {
    const [x, y] = dateOf(a) === dateOf(b) ? [idOf(a), idOf(b)] : [dateOf(a), dateOf(b)];
    return x < y ? -1 : 1;
  });
  const total = units.reduce((sum, { docs }) => sum + docs.length, 0);
  const undated = units.reduce((sum, { docs, newest }) => sum + (newest === null ? docs.length : 0), 0);
  const ends = [shares[0] * total, (shares[0] + shares[1]) * total];
  let before = undated;
  let split = 0;
  let last = "";
  for (const i of dated) {
    const date = dateOf(i).slice(0, 10);
    if (date !== last) while (split < 2 && before >= (ends[split] as number) - 0.5) split++;
    chosen[i] = split;
    before += (units[i] as Unit).docs.length;
    last = date;
  }
  return chosen;
}

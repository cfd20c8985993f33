/** How often a prediction was right, wrong, and missing. Counts of documents add up. */
export interface Counts {
  hits: number;
  spurious: number;
  missed: number;
}

/** Precision, recall and F1 in per cent, of counts. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
  readonly predicted: number;
}

export const noCounts = (): Counts => ({ hits: 0, spurious: 0, missed: 0 });

/** Per cent with one decimal; 0 where nothing was there to be counted. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;

export function scoreOf({ hits, spurious, missed }: Counts): Score {
  return {
    precision: percent(hits, hits + spurious),
    recall: percent(hits, hits + missed),
    f1: percent(2 * hits, 2 * hits + spurious + missed),
    gold: hits + missed,
    predicted: hits + spurious,
  };
}

/** Counts by name, made when first asked for. */
export function countTable(): { at(name: string): Counts; entries(): [string, Counts][] } {
  const table = new Map<string, Counts>();
  return {
    at(name) {
      const found = table.get(name) ?? noCounts();
      table.set(name, found);
      return found;
    },
    entries: () => [...table].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}

/** Adds the comparison of two sets of keys. */
export function compareKeys(gold: ReadonlySet<string>, predicted: ReadonlySet<string>, counts: Counts): void {
  for (const key of predicted) {
    if (gold.has(key)) counts.hits++;
    else counts.spurious++;
  }
  for (const key of gold) if (!predicted.has(key)) counts.missed++;
}

/** What annotators chose, added up unit by unit. A unit is a token, a sentence or a document. */
export interface Choices {
  /** The choice of each annotator, null where the annotator did not see the unit. */
  add(choices: readonly (string | null)[]): void;
  /** Units that at least two annotators saw. */
  readonly units: number;
  /** Labels that somebody chose, sorted. */
  labels(): readonly string[];
  /**
   * Cohen's κ (1960) of two annotators over the units that both saw: chance is drawn from each annotator's own distribution of labels. With `label`, of
   * that label against all others. Null where chance alone would agree fully.
   */
  kappa(a: number, b: number, label?: string): number | null;
  /**
   * Krippendorff's α for nominal data (2011) of all annotators: chance is drawn from the distribution of labels of all together, without
   * replacement; units may have been seen by some only. Null where nobody ever chose another label.
   */
  alpha(label?: string): number | null;
}

export function choicesOf(annotators: number): Choices {
  let units = 0;
  /** How often two annotators chose two labels, by `a b`, then by both labels. */
  const pairs = new Map<string, Map<string, Map<string, number>>>();
  const pooled = new Map<string, { chosen: number; disagreeing: number }>();
  let [pairable, disagreeing] = [0, 0];

  return {
    add(choices) {
      const counts = new Map<string, number>();
      for (const choice of choices) if (choice !== null) counts.set(choice, (counts.get(choice) ?? 0) + 1);
      const seen = choices.reduce((sum, choice) => sum + (choice === null ? 0 : 1), 0);
      if (seen < 2) return;
      units++;
      pairable += seen;
      for (const [label, count] of counts) {
        const row = pooled.get(label) ?? { chosen: 0, disagreeing: 0 };
        row.chosen += count;
        const unlike = (count * (seen - count)) / (seen - 1);
        row.disagreeing += 2 * unlike;
        disagreeing += unlike;
        pooled.set(label, row);
      }
      for (let a = 0; a < annotators; a++)
        for (let b = a + 1; b < annotators; b++) {
          const [x, y] = [choices[a], choices[b]];
          if (x == null || y == null) continue;
          const table = pairs.get(`${a} ${b}`) ?? new Map<string, Map<string, number>>();
          const row = table.get(x) ?? new Map<string, number>();
          row.set(y, (row.get(y) ?? 0) + 1);
          table.set(x, row);
          pairs.set(`${a} ${b}`, table);
        }
    },
    get units() {
      return units;
    },
    labels: () => [...pooled.keys()].sort(),
    kappa(a, b, label) {
      const table = pairs.get(`${Math.min(a, b)} ${Math.max(a, b)}`);
      return table ? kappaOf(table, label) : null;
    },
    alpha(label) {
      if (label === undefined) {
        const chosen = [...pooled.values()].map((row) => row.chosen);
        return alphaOf(disagreeing, chosen, pairable);
      }
      const row = pooled.get(label) ?? { chosen: 0, disagreeing: 0 };
      return alphaOf(row.disagreeing, [row.chosen, pairable - row.chosen], pairable);
    },
  };
}

function kappaOf(
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  label: string | undefined,
): number | null {
  const named = (other: string) => (label === undefined || other === label ? other : "");
  const [first, second] = [new Map<string, number>(), new Map<string, number>()];
  const add = (map: Map<string, number>, key: string, count: number) =>
    map.set(key, (map.get(key) ?? 0) + count);
  let [agreed, total] = [0, 0];
  for (const [x, row] of table)
    for (const [y, count] of row) {
      if (named(x) === named(y)) agreed += count;
      total += count;
      add(first, named(x), count);
      add(second, named(y), count);
    }
  let chance = 0;
  for (const [key, count] of first) chance += (count * (second.get(key) ?? 0)) / total;
  return total - chance < 1e-9 ? null : (agreed - chance) / (total - chance);
}

function alphaOf(observed: number, chosen: readonly number[], pairable: number): number | null {
  const expected = pairable ** 2 - chosen.reduce((sum, count) => sum + count ** 2, 0);
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected;
}

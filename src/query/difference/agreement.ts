/** Agreement of two coders, beyond chance. Observations are added one by one; memory grows with the number of categories only. */
export interface Agreement {
  /** How many units both coded. */
  readonly units: number;
  /** From -1 to 1, 0 for chance; null when there is nothing to agree upon: no unit, or a single value throughout. */
  readonly value: number | null;
}

/** Cohen's kappa (1960) over units that both put into one category. */
export function cohensKappa(): { add(a: string, b: string): void; read(): Agreement } {
  const [first, second] = [new Map<string, number>(), new Map<string, number>()];
  let units = 0;
  let same = 0;
  return {
    add(a, b) {
      units++;
      if (a === b) same++;
      first.set(a, (first.get(a) ?? 0) + 1);
      second.set(b, (second.get(b) ?? 0) + 1);
    },
    read() {
      let chance = 0;
      for (const [label, count] of first) chance += (count / units) * ((second.get(label) ?? 0) / units);
      const value = units === 0 || chance > 1 - 1e-12 ? null : (same / units - chance) / (1 - chance);
      return { units, value: rounded(value) };
    },
  };
}

/** Krippendorff's alpha (2011) for categories, two coders. */
export function nominalAlpha(): { add(a: string, b: string, times?: number): void; read(): Agreement } {
  const counts = new Map<string, number>();
  let units = 0;
  let different = 0;
  return {
    add(a, b, times = 1) {
      units += times;
      if (a !== b) different += times;
      counts.set(a, (counts.get(a) ?? 0) + times);
      counts.set(b, (counts.get(b) ?? 0) + times);
    },
    read() {
      const values = 2 * units;
      let pairs = 0;
      for (const count of counts.values()) pairs += count * (count - 1);
      const expected = units === 0 ? 0 : 1 - pairs / (values * (values - 1));
      return { units, value: rounded(expected <= 0 ? null : 1 - different / units / expected) };
    },
  };
}

/** Krippendorff's alpha (2011) for numbers, whose disagreement is the square of their distance, two coders. */
export function intervalAlpha(): { add(a: number, b: number): void; read(): Agreement } {
  let units = 0;
  let disagreement = 0;
  let sum = 0;
  let squares = 0;
  return {
    add(a, b) {
      units++;
      disagreement += (a - b) ** 2;
      sum += a + b;
      squares += a * a + b * b;
    },
    read() {
      const values = 2 * units;
      const expected = units === 0 ? 0 : (2 * (squares - sum ** 2 / values)) / (values - 1);
      return { units, value: rounded(expected < 1e-12 ? null : 1 - disagreement / units / expected) };
    },
  };
}

/** Four decimals: more are not meant. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10_000) / 10_000;

import type { Thresholds } from "../../stages/sentiment/model.ts";

/** A score with the label that people gave: 0 negative, 1 neutral, 2 positive. */
export interface Judged {
  readonly score: number;
  readonly label: number;
}

const STEP = 0.02;
const LIMIT = 0.8;

/** F1 averaged over the three labels, 0..1, when scores become labels by these thresholds. */
export function macroF1(judged: readonly Judged[], { negative, positive }: Thresholds): number {
  const hits = [0, 0, 0];
  const found = [0, 0, 0];
  const wanted = [0, 0, 0];
  for (const { score, label } of judged) {
    const given = score <= negative ? 0 : score >= positive ? 2 : 1;
    found[given] = (found[given] ?? 0) + 1;
    wanted[label] = (wanted[label] ?? 0) + 1;
    if (given === label) hits[label] = (hits[label] ?? 0) + 1;
  }
  return (
    [0, 1, 2].reduce(
      (sum, l) => sum + (2 * (hits[l] ?? 0)) / Math.max(1, (found[l] ?? 0) + (wanted[l] ?? 0)),
      0,
    ) / 3
  );
}

/** The thresholds that give the best mean of the macro F1 of several sets, on a grid. */
export function calibrate(sets: readonly (readonly Judged[])[]): Thresholds {
  let best: Thresholds = { negative: -0.2, positive: 0.2 };
  let most = -1;
  for (let n = 1; n * STEP <= LIMIT; n++) {
    for (let p = 1; p * STEP <= LIMIT; p++) {
      const thresholds = { negative: -n * STEP, positive: p * STEP };
      const mean = sets.reduce((sum, set) => sum + macroF1(set, thresholds), 0);
      if (mean > most) {
        most = mean;
        best = thresholds;
      }
    }
  }
  return { negative: round(best.negative), positive: round(best.positive) };
}

const round = (x: number): number => Math.round(x * 100) / 100;

/** Pearson's correlation. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length);
  const [ma, mb] = [mean(a), mean(b)];
  let both = 0;
  let aa = 0;
  let bb = 0;
  a.forEach((x, i) => {
    const y = (b[i] ?? 0) - mb;
    both += (x - ma) * y;
    aa += (x - ma) ** 2;
    bb += y * y;
  });
  return both / Math.sqrt(aa * bb || 1);
}

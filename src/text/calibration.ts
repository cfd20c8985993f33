/** A curve from scores to probabilities, by its corners in rising order: straight between them. */
export interface Calibration {
  readonly scores: readonly number[];
  readonly probabilities: readonly number[];
}

/** The probability of a score. */
export function calibrated({ scores, probabilities }: Calibration, score: number): number {
  const last = scores.length - 1;
  if (score <= (scores[0] as number)) return probabilities[0] as number;
  for (let i = 1; i <= last; i++) {
    const to = scores[i] as number;
    if (score > to) continue;
    const from = scores[i - 1] as number;
    const share = (score - from) / (to - from || 1);
    return (probabilities[i - 1] as number) * (1 - share) + (probabilities[i] as number) * share;
  }
  return probabilities[last] as number;
}

/** Bins that the curve is fitted through at most. */
const BINS = 20;

/** Fits a rising curve (isotonic regression by pooling adjacent violators) through the shares of right answers in equal bins of the scores. */
export function fitCalibration(
  answers: readonly { readonly score: number; readonly right: boolean }[],
): Calibration {
  const sorted = answers.toSorted((a, b) => a.score - b.score);
  const pools: { score: number; right: number; count: number }[] = [];
  const size = Math.max(1, Math.ceil(sorted.length / BINS));
  for (let at = 0; at < sorted.length; at += size) {
    const bin = sorted.slice(at, at + size);
    const sum = bin.reduce((total, { score }) => total + score, 0);
    pools.push({ score: sum, right: bin.filter(({ right }) => right).length, count: bin.length });
    for (let k = pools.length - 1; k > 0; k--) {
      const [before, after] = [pools[k - 1], pools[k]];
      if (!before || !after || before.right * after.count <= after.right * before.count) break;
      pools.splice(k - 1, 2, {
        score: before.score + after.score,
        right: before.right + after.right,
        count: before.count + after.count,
      });
    }
  }
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    scores: pools.map(({ score, count }) => rounded(score / count)),
    // One more of each kind: no finite number of answers makes a thing certain.
    probabilities: pools.map(({ right, count }) => rounded((right + 1) / (count + 2))),
  };
}

const TENTHS = 10;

/** The mean distance between scores and how often they are right, in ten bins, weighted by how many there are (ECE, Guo et al. 2017). */
export function calibrationError(
  answers: readonly { readonly score: number; readonly right: boolean }[],
): number {
  const bins = Array.from({ length: TENTHS }, () => ({ sum: 0, right: 0 }));
  for (const { score, right } of answers) {
    const bin = bins[Math.min(TENTHS - 1, Math.floor(score * TENTHS))];
    if (!bin) continue;
    bin.sum += score;
    if (right) bin.right++;
  }
  return (
    bins.reduce((error, { sum, right }) => error + Math.abs(sum - right), 0) / Math.max(1, answers.length)
  );
}

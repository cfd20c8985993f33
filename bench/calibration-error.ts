const BINS = 10;

/** The mean distance between scores and how often they are right, in ten bins, weighted by how many there are (ECE, Guo et al. 2017). */
export function calibrationError(
  answers: readonly { readonly score: number; readonly right: boolean }[],
): number {
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, right: 0 }));
  for (const { score, right } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(score * BINS))];
    if (!bin) continue;
    bin.sum += score;
    if (right) bin.right++;
  }
  return (
    bins.reduce((error, { sum, right }) => error + Math.abs(sum - right), 0) / Math.max(1, answers.length)
  );
}

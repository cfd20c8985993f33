/** A probability that a model gave, and what people said. */
export interface WorthAnswer {
  readonly probability: number;
  readonly worth: boolean;
}

const BINS = 10;

/** Average precision, F1 at 0.5, and the calibration error (the mean distance of tenths of the scale from the shares in them), in a line. */
export function measureWorth(answers: readonly WorthAnswer[]): string {
  const sorted = answers.toSorted((a, b) => b.probability - a.probability);
  const worth = sorted.filter((answer) => answer.worth).length;
  let hits = 0;
  let precision = 0;
  sorted.forEach((answer, i) => {
    if (answer.worth) precision += ++hits / (i + 1);
  });
  const chosen = sorted.filter(({ probability }) => probability >= 0.5);
  const right = chosen.filter((answer) => answer.worth).length;
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const inside = sorted.filter(
      ({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === bin,
    );
    const expected = inside.reduce((sum, { probability }) => sum + probability, 0);
    error += Math.abs(expected - inside.filter((answer) => answer.worth).length);
  }
  const percent = (share: number) => (100 * share).toFixed(1);
  return `average precision ${percent(precision / (worth || 1))}, F1 at 0.5 ${percent((2 * right) / (chosen.length + worth || 1))}, calibration error ${percent(error / (sorted.length || 1))} (${sorted.length} sentences, ${worth} worth checking)`;
}

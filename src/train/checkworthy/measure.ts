import { calibrationError } from "../../text/calibration.ts";

/** A probability that a model gave, and what people said. */
export interface WorthAnswer {
  readonly probability: number;
  readonly worth: boolean;
}

/** Average precision, F1 at 0.5, and the calibration error, in a line. */
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
  const error = calibrationError(
    answers.map(({ probability, worth }) => ({ score: probability, right: worth })),
  );
  const percent = (share: number) => (100 * share).toFixed(1);
  return `average precision ${percent(precision / (worth || 1))}, F1 at 0.5 ${percent((2 * right) / (chosen.length + worth || 1))}, calibration error ${percent(error)} (${sorted.length} sentences, ${worth} worth checking)`;
}

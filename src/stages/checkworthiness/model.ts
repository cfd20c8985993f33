import { readLexicon } from "../../text/lexicon.ts";
import { FORM_FEATURES } from "./form.ts";

/** The two logistic models over the form of a sentence: one weight a feature. */
export interface FormModel {
  readonly score: Float64Array;
  readonly subjectivity: Float64Array;
}

/** Reads weights.tsv. A feature without a row, or a row without a feature, is refused. */
export function readWeights(): FormModel {
  const rows = new Map(
    readLexicon(import.meta.url, "weights.tsv").map(([name = "", ...cells]) => [name, cells]),
  );
  const column = (index: number) =>
    Float64Array.from(FORM_FEATURES, (name) => {
      const weight = Number.parseFloat(rows.get(name)?.[index] ?? "");
      if (Number.isNaN(weight)) throw new Error(`weights.tsv has no weight ${index} for ${name}`);
      return weight;
    });
  if (rows.size !== FORM_FEATURES.length) {
    throw new Error(`weights.tsv has ${rows.size} rows; expected ${FORM_FEATURES.length}`);
  }
  return { score: column(0), subjectivity: column(1) };
}

/** The probability that a logistic model gives, to four decimals. */
export function probabilityOf(weights: Float64Array, features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
  return Math.round(10_000 / (1 + Math.exp(-sum))) / 10_000;
}

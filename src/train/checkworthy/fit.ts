import type { WorthCalibration } from "../../stages/checkworthiness/model.ts";
import { SCORERS, type WeighedFeature } from "../../stages/checkworthiness/table.ts";
import { fitLogistic, type SparseExample } from "../logistic.ts";
import type { WordVectors } from "../vectors.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** What is known of a sentence; null is not. */
export interface Answers {
  readonly spoken: number | null;
  readonly prepared: number | null;
  readonly kind: number;
}

/** A sentence in features: hashes of words and its form. */
export interface WorthExample {
  readonly hashes: Int32Array;
  readonly form: Float64Array;
  /** The probability that it is worth checking, as said in a debate and in prepared text, and that it is prepared; null where nobody was asked. */
  readonly answers: Answers;
  /** What it is of; speeches and other texts are prepared, debates spoken, and silver may be either. */
  readonly source: "debate" | "speech" | "text" | "silver";
}

/** Chosen by leaving out parts of the debates and one speech after the other. */
export const SETTINGS = {
  least: 2,
  /** Sizes of the blocks of a sentence's vector: words, their vectors, and what prepared text has for itself. */
  blocks: { words: 3, vectors: 4, ownBias: 3 },
  /** What examples count against the size of weights. */
  strength: { worth: 0.7, kind: 0.5 },
  /** What a sentence counts: speeches are few. */
  counts: { debate: 1, speech: 2, text: 1, silver: 0.5 },
  /** Of all that is prepared, for telling it from debates: the shares of the speeches and of other texts. */
  kinds: { speech: 0.6, text: 0.4 },
  /** Added to the three scores, and what the third is multiplied by: so one probability serves debates and speeches best. */
  spoken: 0.6,
  prepared: 1.6,
  kind: { factor: 1, shift: -0.25 },
  sharpness: 1.5,
  /** In texts that are prepared as a whole, the second score, without what is added to it, is multiplied by the factor; then comes the shift. */
  whole: { factor: 0.65, shift: 0.1 },
};

export const CALIBRATION: WorthCalibration = {
  sharpness: SETTINGS.sharpness,
  prepared: {
    factor: SETTINGS.whole.factor,
    shift: SETTINGS.whole.shift - SETTINGS.whole.factor * SETTINGS.prepared,
  },
};

/** Fits the three scorers. The same examples give the same weights. */
export function fitWorth(
  examples: readonly WorthExample[],
  vectors: WordVectors,
): { readonly features: readonly WeighedFeature[]; readonly form: Float32Array } {
  const vocabulary = vocabularyOf(
    examples.filter(({ source }) => source !== "text").map(({ hashes }) => hashes),
    vectors,
    SETTINGS.least,
  );
  const formSize = examples[0]?.form.length ?? 0;
  const vectorsAt = vocabulary.numbers.size;
  const formAt = vectorsAt + vectors.dimensions;
  const size = formAt + formSize;
  const rows = examples.map((example) => rowOf(example, vocabulary));

  // What prepared text has for itself is a second set of weights on top of what both share (Daumé 2007).
  const { ownBias } = SETTINGS.blocks;
  const worth = fitLogistic(
    examples.flatMap(({ answers: { spoken, prepared }, source }, i): SparseExample[] => {
      const { columns, values } = rows[i] as Row;
      const weight = SETTINGS.counts[source];
      const made: SparseExample[] = [];
      if (spoken !== null) made.push({ columns, values, yes: spoken, weight });
      if (prepared !== null)
        made.push({
          columns: [...columns, ...columns.map((column) => size + column), 2 * size],
          values: [...values, ...values, ownBias],
          yes: prepared,
          weight,
        });
      return made;
    }),
    2 * size + 1,
    SETTINGS.strength.worth,
  );
  const kindWeights = kindWeightsOf(examples);
  const kind = fitLogistic(
    examples.map(({ answers: { kind } }, i) => ({
      ...(rows[i] as Row),
      yes: kind,
      weight: kindWeights[i] as number,
    })),
    size,
    SETTINGS.strength.kind,
  );

  const scorers = [
    { weightAt: (k: number) => worth[k] as number, shift: SETTINGS.spoken },
    {
      weightAt: (k: number) => (worth[k] as number) + (worth[size + k] as number),
      shift: SETTINGS.prepared + ownBias * (worth[2 * size] as number),
    },
    {
      weightAt: (k: number) => SETTINGS.kind.factor * (kind[k] as number),
      shift: SETTINGS.kind.shift,
    },
  ];
  const form = new Float32Array(SCORERS.length * formSize);
  scorers.forEach(({ weightAt, shift }, scorer) => {
    for (let k = 0; k < formSize; k++)
      form[scorer * formSize + k] = weightAt(formAt + k) + (k === 0 ? shift : 0);
  });
  const { numbers, inverse } = vocabulary;
  const features = [...numbers].map(([hash, number]): WeighedFeature => {
    const rarity = inverse[number] as number;
    const own = scorers.map(({ weightAt }) => {
      let weight = SETTINGS.blocks.words * weightAt(number);
      eachOfVector(vocabulary, number, (x, d) => {
        weight += SETTINGS.blocks.vectors * x * weightAt(vectorsAt + d);
      });
      return rarity * weight;
    });
    return { hash, weights: own, rarity: rarity * rarity };
  });
  return { features, form };
}

interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** The vector of a sentence: its features, each once, by their inverse document frequencies, the sum of its words' vectors by the same, both at the length of the first; then its form. */
function rowOf({ hashes, form }: WorthExample, vocabulary: Vocabulary): Row {
  const { numbers, inverse, vectors } = vocabulary;
  const columns: number[] = [];
  const values: number[] = [];
  const vector = new Float64Array(vectors.dimensions);
  let square = 0;
  for (const hash of new Set(hashes)) {
    const number = numbers.get(hash);
    if (number === undefined) continue;
    const rarity = inverse[number] as number;
    square += rarity * rarity;
    columns.push(number);
    values.push(rarity);
    eachOfVector(vocabulary, number, (x, d) => {
      vector[d] = (vector[d] as number) + rarity * x;
    });
  }
  const share = 1 / Math.sqrt(square || 1);
  const { words, vectors: byVectors } = SETTINGS.blocks;
  for (let k = 0; k < values.length; k++) values[k] = share * words * (values[k] as number);
  vector.forEach((value, d) => {
    columns.push(numbers.size + d);
    values.push(share * byVectors * value);
  });
  form.forEach((value, k) => {
    if (value === 0) return;
    columns.push(numbers.size + vectors.dimensions + k);
    values.push(value);
  });
  return { columns, values };
}

function eachOfVector(
  { rows, vectors: { vectors, dimensions } }: Vocabulary,
  number: number,
  each: (value: number, dimension: number) => void,
): void {
  const row = rows[number] as number;
  if (row < 0) return;
  for (let d = 0; d < dimensions; d++) each(vectors[row * dimensions + d] as number, d);
}

/** Debates and prepared text count the same together. */
function kindWeightsOf(examples: readonly WorthExample[]): number[] {
  const counts = { debate: 0, speech: 0, text: 0, silver: 0 };
  for (const { source } of examples) counts[source]++;
  const { speech, text } = SETTINGS.kinds;
  // Without other texts, the speeches stand for all that is prepared.
  const speeches = counts.text === 0 ? speech + text : speech;
  const each = {
    debate: 1,
    speech: (speeches * counts.debate) / (counts.speech || 1),
    text: (text * counts.debate) / (counts.text || 1),
    silver: SETTINGS.counts.silver,
  };
  return examples.map(({ source }) => each[source]);
}

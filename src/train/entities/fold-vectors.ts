import { WORD_TEMPLATES } from "../../stages/entities/tagger/features.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { hashText, mix } from "../../text/sequence/hash.ts";
import { type ChainWeights, type Vectors, weightsOfVector } from "../../text/sequence/train-chain.ts";
import { readVectors } from "../word-vectors.ts";

/** How many words have a vector, and for how many of them it counts by the distance from the token: the rest would take more room than they bring. */
const WORDS = [100_000, 50_000, 20_000] as const;
const REACH = WORDS.length - 1;
/** The length of vectors. Chosen on a held-back tenth of the training sets: with 1 they are learned too slowly. */
const LENGTH = 3;

/** Word vectors for training, and the rows of words in them. */
export interface TrainingVectors extends Vectors {
  readonly words: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Reads word vectors and gives all of them the same length. */
export function openVectors(path: string): TrainingVectors {
  const { words, vectors: table, dimensions } = readVectors(path, WORDS[0]);
  for (let row = 0; row < words.length; row++) {
    const vector = table.subarray(row * dimensions, (row + 1) * dimensions);
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
    for (let d = 0; d < dimensions; d++) vector[d] = (LENGTH * (vector[d] as number)) / length;
  }
  const rowOf = new Map<string, number>();
  words.forEach((word, row) => {
    if (!rowOf.has(word)) rowOf.set(word, row);
  });
  return { table, dimensions, reach: REACH, words, rowOf };
}

/** The rows of the words of a stretch of tokens and of those on both sides of it; −1 where a word has none. */
export function rowsOf(
  { rowOf }: TrainingVectors,
  lower: readonly string[],
  { first, end }: TokenRange,
): Int32Array {
  return Int32Array.from({ length: end - first + 2 * REACH }, (_, k) => {
    const word = lower[first + k - REACH];
    return word === undefined ? -1 : (rowOf.get(word) ?? -1);
  });
}

/**
 * Puts what vectors give a tag into the weights of the features "this word stands here", so that the tagger need not know of vectors.
 * `hashes` are the features of `weights`; returns both with more rows.
 */
export function foldVectors(
  hashes: Uint32Array,
  weights: ChainWeights,
  vectors: TrainingVectors,
  tagCount: number,
): { readonly hashes: Uint32Array; readonly weights: ChainWeights } {
  const rowOfHash = new Map<number, number>();
  hashes.forEach((hash, row) => {
    rowOfHash.set(hash, row);
  });
  const more: number[] = [];
  const sums = new Map<number, Float32Array>();
  for (let place = -REACH; place <= REACH; place++) {
    const seen = new Set<number>();
    const template = WORD_TEMPLATES[place + REACH] as number;
    for (const [row, word] of vectors.words.slice(0, WORDS[Math.abs(place)]).entries()) {
      const hash = mix(template, hashText(word));
      // Of two words with one hash the more frequent counts.
      if (seen.has(hash)) continue;
      seen.add(hash);
      sums.set(hash, weightsOfVector(weights, vectors, row, place, tagCount));
      if (!rowOfHash.has(hash)) more.push(hash);
    }
  }
  const all = Uint32Array.from([...hashes, ...new Set(more)]);
  const features = new Float32Array(all.length * tagCount);
  features.set(weights.features);
  all.forEach((hash, row) => {
    const sum = sums.get(hash);
    for (let t = 0; sum && t < tagCount; t++) {
      const at = row * tagCount + t;
      features[at] = (features[at] as number) + (sum[t] as number);
    }
  });
  return { hashes: all, weights: { ...weights, features } };
}

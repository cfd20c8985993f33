import { openChain } from "./chain.ts";
import { seeded } from "./seeded.ts";
import type { TagSet } from "./tags.ts";

/** A sequence to learn from: `ids[offsets[i]] … ids[offsets[i + 1]]` are the features of position `i`, as indices from 0. */
export interface Example {
  readonly ids: Int32Array;
  readonly offsets: Int32Array;
  /** Which tags the gold allows, in rows of as many as there are tags; more than one where the gold cannot say. */
  readonly open: Uint8Array;
  /** Where vectors are given: the row in their table of the word at each position, −1 for none, with `reach` words more on both sides. */
  readonly words?: Int32Array;
}

/** Word vectors, from which weights are learned for every word that has one, seen in training or not. */
export interface Vectors {
  /** Rows of `dimensions`, a row a word. */
  readonly table: Float32Array;
  readonly dimensions: number;
  /** How many words to the left and to the right are looked at. */
  readonly reach: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  /** The step of AdaGrad (Duchi et al. 2011). */
  readonly rate: number;
  /** The share of features that are left out, others each time, when an example is seen: no feature learns to lean on another. */
  readonly dropout: number;
  /** The strength of the pull towards zero, added to the squared gradient's share of each step. */
  readonly l2: number;
  readonly seed: number;
  readonly vectors?: Vectors;
  /** From this epoch on, counted from 0, the weights at the end of each are averaged into those that are returned; absent, the last count. */
  readonly averageFrom?: number;
  /** Told after each epoch: the mean loss of a position; the weights are those of the moment. */
  readonly onEpoch?: (epoch: number, loss: number, weights: ChainWeights) => void;
}

/** The pull towards zero of the weights of dimensions. */
const VECTOR_DECAY = 1e-4;

/** Weights of features (rows of as many as there are tags) and of transitions (logarithms, from row to column). */
export interface ChainWeights {
  readonly features: Float32Array;
  readonly transitions: Float32Array;
  /** Weights of the dimensions of the vectors: `[(place + reach) * dimensions + dimension] * tags + tag`; empty where none were given. */
  readonly dimensions: Float32Array;
}

/** What the vector of a word adds to the tags of a position that is `place` words before (below 0: behind) it. */
export function weightsOfVector(
  { dimensions: weights }: ChainWeights,
  { table, dimensions, reach }: Vectors,
  row: number,
  place: number,
  tagCount: number,
): Float32Array {
  const sums = new Float32Array(tagCount);
  addVector(weights, table, row * dimensions, (place + reach) * dimensions, dimensions, sums, 0, tagCount);
  return sums;
}

/** Adds to `scores` from `at` on what the vector at `from` gives by the weights of the dimensions from `first` on. */
function addVector(
  weights: Float32Array,
  table: Float32Array,
  from: number,
  first: number,
  dimensions: number,
  scores: Float32Array,
  at: number,
  n: number,
): void {
  for (let d = 0; d < dimensions; d++) {
    const x = table[from + d] as number;
    const row = (first + d) * n;
    for (let t = 0; t < n; t++)
      scores[at + t] = (scores[at + t] as number) + x * (weights[row + t] as number);
  }
}

/**
 * Trains a conditional random field (Lafferty et al. 2001) by stochastic gradients. Where the gold leaves tags open, all paths through
 * open tags count as right (Tsuboi et al. 2008). The same examples and options give the same weights, to the bit.
 */
export function trainChain(
  examples: readonly Example[],
  featureCount: number,
  tags: TagSet,
  options: TrainingOptions,
): ChainWeights {
  const n = tags.count;
  const features = new Float32Array(featureCount * n);
  const squares = new Float32Array(featureCount);
  const { vectors } = options;
  const places = vectors ? 2 * vectors.reach + 1 : 0;
  const dimensions = new Float32Array(vectors ? places * vectors.dimensions * n : 0);
  const dimensionSquares = new Float32Array(dimensions.length);
  const transitions = new Float32Array(n * n);
  const exponentials = new Float32Array(n * n).fill(1);
  const transitionSquares = new Float32Array(n * n);
  const chain = openChain(tags);
  const random = seeded(options.seed);
  const order = Int32Array.from(examples, (_, i) => i);
  const means = new Map(
    options.averageFrom === undefined
      ? []
      : [features, transitions, dimensions].map(
          (column) => [column, new Float32Array(column.length)] as const,
        ),
  );
  let averaged = 0;
  let free = new Float64Array(0);
  let bound = new Float64Array(0);
  let scores = new Float32Array(0);
  let kept = new Uint8Array(0);
  const scale = 1 / (1 - options.dropout);
  const gradient = new Float32Array(n);
  const pairGradient = new Float32Array(n * n);

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    let positions = 0;
    for (const which of order) {
      const { ids, offsets, open, words } = examples[which] as Example;
      const length = offsets.length - 1;
      if (free.length < length * n) {
        free = new Float64Array(2 * length * n);
        bound = new Float64Array(2 * length * n);
        scores = new Float32Array(2 * length * n);
      }
      scores.fill(0, 0, length * n);
      if (kept.length < ids.length) kept = new Uint8Array(2 * ids.length);
      for (let k = 0; k < ids.length; k++) kept[k] = random() < options.dropout ? 0 : 1;
      for (let i = 0; i < length; i++) {
        const row = i * n;
        for (let k = offsets[i] as number; k < (offsets[i + 1] as number); k++) {
          if (kept[k] === 0) continue;
          const at = (ids[k] as number) * n;
          for (let t = 0; t < n; t++)
            scores[row + t] = (scores[row + t] as number) + scale * (features[at + t] as number);
        }
      }
      if (vectors && words)
        for (let i = 0; i < length; i++)
          for (let p = 0; p < places; p++) {
            const word = words[i + p] as number;
            if (word < 0) continue;
            const size = vectors.dimensions;
            addVector(dimensions, vectors.table, word * size, p * size, size, scores, i * n, n);
          }
      pairGradient.fill(0);
      const logBound = chain.marginals(scores, length, exponentials, bound, open);
      // A gold that no path fits, such as a span cut by a sentence, teaches nothing.
      if (logBound === Number.NEGATIVE_INFINITY) continue;
      for (let i = 0; i + 1 < length; i++)
        chain.pairs(i, exponentials, (from, to, p) => {
          pairGradient[from * n + to] = (pairGradient[from * n + to] as number) + p;
        });
      const logFree = chain.marginals(scores, length, exponentials, free, null);
      for (let i = 0; i + 1 < length; i++)
        chain.pairs(i, exponentials, (from, to, p) => {
          pairGradient[from * n + to] = (pairGradient[from * n + to] as number) - p;
        });
      loss += logFree - logBound;
      positions += length;
      for (let i = 0; i < length; i++) {
        const row = i * n;
        let size = 0;
        for (let t = 0; t < n; t++) {
          const g = (bound[row + t] as number) - (free[row + t] as number);
          gradient[t] = g;
          size += g * g;
        }
        if (size < 1e-8) continue;
        if (vectors && words)
          for (let p = 0; p < places; p++) {
            const word = words[i + p] as number;
            if (word >= 0) learnVector(vectors, word, p, dimensions, dimensionSquares, gradient, options);
          }
        for (let k = offsets[i] as number; k < (offsets[i + 1] as number); k++) {
          if (kept[k] === 0) continue;
          const id = ids[k] as number;
          const square = (squares[id] as number) + size;
          squares[id] = square;
          const step = options.rate / Math.sqrt(square + 1);
          const decay = 1 - step * options.l2;
          const at = id * n;
          for (let t = 0; t < n; t++)
            features[at + t] = (features[at + t] as number) * decay + step * (gradient[t] as number);
        }
      }
      if (length > 1)
        for (let k = 0; k < n * n; k++) {
          const g = pairGradient[k] as number;
          if (g === 0) continue;
          const square = (transitionSquares[k] as number) + g * g;
          transitionSquares[k] = square;
          const weight = (transitions[k] as number) + (options.rate * g) / Math.sqrt(square + 1);
          transitions[k] = weight;
          exponentials[k] = Math.exp(weight);
        }
    }
    options.onEpoch?.(epoch, loss / Math.max(1, positions), { features, transitions, dimensions });
    if (epoch >= (options.averageFrom ?? options.epochs)) {
      averaged++;
      for (const [column, mean] of means)
        for (let k = 0; k < column.length; k++)
          mean[k] = (mean[k] as number) + ((column[k] as number) - (mean[k] as number)) / averaged;
    }
  }
  if (averaged > 0) for (const [column, mean] of means) column.set(mean);
  return { features, transitions, dimensions };
}

/** Moves the weights of the dimensions by one word's share of the gradient. Each weight has a step of its own: shared steps are too small. */
function learnVector(
  { table, dimensions }: Vectors,
  word: number,
  place: number,
  weights: Float32Array,
  squares: Float32Array,
  gradient: Float32Array,
  { rate }: TrainingOptions,
): void {
  const n = gradient.length;
  for (let d = 0; d < dimensions; d++) {
    const x = table[word * dimensions + d] as number;
    const row = (place * dimensions + d) * n;
    for (let t = 0; t < n; t++) {
      const g = x * (gradient[t] as number);
      const square = (squares[row + t] as number) + g * g;
      squares[row + t] = square;
      const step = rate / Math.sqrt(square + 1);
      weights[row + t] = (weights[row + t] as number) * (1 - step * VECTOR_DECAY) + step * g;
    }
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

import { openChain } from "./chain.ts";
import { seeded } from "./seeded.ts";
import type { TagSet } from "./tags.ts";

/** A sequence to learn from: `ids[offsets[i]] … ids[offsets[i + 1]]` are the features of position `i`, as indices from 0. */
export interface Example {
  readonly ids: Int32Array;
  readonly offsets: Int32Array;
  /** Which tags the gold allows, in rows of as many as there are tags; more than one where the gold cannot say. */
  readonly open: Uint8Array;
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
  /** Told after each epoch: the mean loss of a position; the weights are those of the moment. */
  readonly onEpoch?: (epoch: number, loss: number, weights: ChainWeights) => void;
}

/** Weights of features (rows of as many as there are tags) and of transitions (logarithms, from row to column). */
export interface ChainWeights {
  readonly features: Float32Array;
  readonly transitions: Float32Array;
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
  const transitions = new Float32Array(n * n);
  const exponentials = new Float32Array(n * n).fill(1);
  const transitionSquares = new Float32Array(n * n);
  const chain = openChain(tags);
  const random = seeded(options.seed);
  const order = Int32Array.from(examples, (_, i) => i);
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
      const { ids, offsets, open } = examples[which] as Example;
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
    options.onEpoch?.(epoch, loss / Math.max(1, positions), { features, transitions });
  }
  return { features, transitions };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

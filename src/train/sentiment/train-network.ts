import { type Sizes, type TensorName, type Tensors, tensorsOf } from "../../stages/sentiment/shape.ts";
import type { Vocabulary } from "../../stages/sentiment/vocabulary.ts";
import type { Example } from "./examples.ts";
import { openLearner } from "./learner.ts";
import { seededRandom, shuffle } from "./random.ts";
import { adamStep, newParameters } from "./trainee.ts";
import { openVectorTuning } from "./vector-tuning.ts";

/** What training makes: the weights, and the word vectors as it has moved them. */
export interface Trained {
  readonly tensors: Tensors;
  readonly vectors: Float32Array;
}

export interface TrainingPlan {
  readonly sizes: Sizes;
  readonly vocabulary: Vocabulary;
  /** One vector a word; left as it is. */
  readonly vectors: Float32Array;
  readonly rounds: number;
  readonly seed: number;
  /** Told after each round: its number from 1, and the mean loss. */
  readonly onRound: (round: number, loss: number) => void;
}

const RATE = 0.002;
const LAST_RATE = 0.03;
const BATCH = 32;
/** The model is the mean of the weights after each of the last rounds, which are more alike in what they know than in what they do not. */
const AVERAGED = 3;

/** Trains the network: Adam on batches, a rate that falls to almost nothing, the last rounds averaged. The same examples give the same weights. */
export function trainNetwork(examples: readonly Example[], plan: TrainingPlan): Trained {
  const { sizes, vocabulary, rounds, seed } = plan;
  const random = seededRandom(seed);
  const parameters = newParameters(sizes, seed);
  const tuning = openVectorTuning(plan.vectors.slice(), sizes.dimensions);
  const learner = openLearner(sizes, vocabulary, parameters, tuning, classWeights(examples), random);
  const order = [...examples];
  const steps = rounds * Math.ceil(order.length / BATCH);
  const means = new Map<TensorName, Float32Array>(
    tensorsOf(sizes).map(([name, size]) => [name, new Float32Array(size)]),
  );
  const meanVectors = new Float32Array(tuning.vectors.length);
  let step = 0;
  for (let round = 1; round <= rounds; round++) {
    shuffle(order, random);
    let loss = 0;
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      for (const example of batch) loss += learner.learn(example);
      step++;
      const rate = RATE * Math.max(LAST_RATE, 1 - step / steps);
      adamStep(parameters, rate, batch.length, step);
      tuning.step(rate, batch.length, step);
    }
    if (rounds - round < AVERAGED) {
      const share = 1 / Math.min(AVERAGED, rounds);
      for (const [name, mean] of means) add(mean, parameters[name].value, share);
      add(meanVectors, tuning.vectors, share);
    }
    plan.onRound(round, loss / order.length);
  }
  // Every name of the list is there: the list is where the type comes from.
  return { tensors: Object.fromEntries(means) as Tensors, vectors: meanVectors };
}

function add(into: Float32Array, from: Float32Array, share: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) + share * (from[i] ?? 0);
}

/** Rarer labels count more, by the square root of how much rarer they are. */
function classWeights(examples: readonly Example[]): number[] {
  const labelled = examples.filter(({ label, set }) => label !== null && set === "newsmtsc");
  return [0, 1, 2].map((label) => {
    const count = labelled.filter((example) => example.label === label).length;
    return Math.sqrt(labelled.length / 3 / Math.max(1, count));
  });
}

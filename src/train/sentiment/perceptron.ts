import { addScaled, dot } from "../../text/linear/dense.ts";
import { seededRandom, shuffle } from "./random.ts";

/** What a small perceptron is fitted to: the vector of each listed row should give its value, as far as its weight asks. */
export interface Fit {
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly rows: readonly number[];
  readonly values: Float32Array;
  readonly weights: Float32Array;
}

const HIDDEN = 24;
const ROUNDS = 12;
const RATE = { first: 0.0042, last: 0.0002 };
const DECAY = { hidden: 5e-4, direct: 1e-3, out: 1e-4 };

/** Fits a number to vectors: one hidden layer of tanh beside a linear part, by stochastic gradient descent. Returns the fitted function of a row. */
export function fitPerceptron({ vectors, dimensions, rows, values, weights }: Fit): (row: number) => number {
  const random = seededRandom(1);
  const small = (size: number) => Float32Array.from({ length: size }, () => (random() - 0.5) * 0.2);
  const hidden = small(dimensions * HIDDEN);
  const out = small(HIDDEN);
  const direct = new Float32Array(dimensions);
  const bias = new Float32Array(HIDDEN);
  const layer = new Float32Array(HIDDEN);
  let offset = 0;
  const run = (row: number): number => {
    layer.set(bias);
    const at = row * dimensions;
    for (let j = 0; j < dimensions; j++)
      addScaled(layer, 0, vectors[at + j] ?? 0, hidden, j * HIDDEN, HIDDEN);
    for (let h = 0; h < HIDDEN; h++) layer[h] = Math.tanh(layer[h] ?? 0);
    return offset + dot(direct, 0, vectors, at, dimensions) + dot(out, 0, layer, 0, HIDDEN);
  };
  const order = [...rows];
  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE.first * (1 - round / ROUNDS) + RATE.last;
    shuffle(order, random);
    for (const row of order) {
      const error = (run(row) - (values[row] ?? 0)) * (weights[row] ?? 0);
      const at = row * dimensions;
      offset -= rate * error;
      for (let h = 0; h < HIDDEN; h++) {
        const y = layer[h] ?? 0;
        const slope = error * (out[h] ?? 0) * (1 - y * y);
        out[h] = (out[h] ?? 0) - rate * (error * y + DECAY.out * (out[h] ?? 0));
        bias[h] = (bias[h] ?? 0) - rate * slope;
        layer[h] = slope;
      }
      for (let j = 0; j < dimensions; j++) {
        const x = vectors[at + j] ?? 0;
        direct[j] = (direct[j] ?? 0) - rate * (0.3 * error * x + DECAY.direct * (direct[j] ?? 0));
        for (let h = 0; h < HIDDEN; h++) {
          const q = j * HIDDEN + h;
          hidden[q] = (hidden[q] ?? 0) - rate * ((layer[h] ?? 0) * x + DECAY.hidden * (hidden[q] ?? 0));
        }
      }
    }
  }
  return run;
}

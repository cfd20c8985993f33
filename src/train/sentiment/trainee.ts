import { inputsOf, type Sizes, type TensorName, tensorsOf } from "../../stages/sentiment/shape.ts";
import { seededRandom } from "./random.ts";

/** Numbers that are learned, with the sums that learning them takes. */
export interface Parameter {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

export type Parameters = Readonly<Record<TensorName, Parameter>>;

/** The network before training: small random weights, and a kernel that falls with distance and behind the border of a clause. */
export function newParameters(sizes: Sizes, seed: number): Parameters {
  const random = seededRandom(seed);
  const normal = () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random();
    return sum;
  };
  const { dimensions, width, hidden } = sizes;
  const spread: Partial<Record<TensorName, number>> = {
    before: 1 / Math.sqrt(3 * dimensions),
    here: 1 / Math.sqrt(3 * dimensions),
    after: 1 / Math.sqrt(3 * dimensions),
    specialBefore: 0.1,
    specialHere: 0.1,
    specialAfter: 0.1,
    tags: 0.1,
    kernel: 0.1,
    hidden: 1 / Math.sqrt(inputsOf(sizes)),
    out: 1 / Math.sqrt(hidden),
    tone: 0.1,
  };
  const entries = tensorsOf(sizes).map(([name, size]): [TensorName, Parameter] => {
    const scale = spread[name] ?? 0;
    const value = Float32Array.from({ length: size }, () => (scale === 0 ? 0 : scale * normal()));
    if (name === "kernel") {
      for (let i = 0; i < size; i++) {
        const place = Math.floor(i / width);
        const near = 1 - (Math.floor(place / 2) % 7) * 0.12;
        value[i] = (value[i] ?? 0) + near * (place % 2 === 1 ? 1 : 0.7);
      }
    }
    const zeros = () => new Float32Array(size);
    return [name, { value, gradient: zeros(), mean: zeros(), variance: zeros() }];
  });
  // Every name of the list is there: the list is where the type comes from.
  return Object.fromEntries(entries) as Parameters;
}

/** How far weights are drawn to 0 at each step, times the rate. */
const DECAY = 1e-3;

/** One step of Adam over the gradients of a batch, which are then forgotten. */
export function adamStep(parameters: Parameters, rate: number, batch: number, step: number): void {
  const meanBias = 1 - 0.9 ** step;
  const varianceBias = 1 - 0.999 ** step;
  for (const { value, gradient, mean, variance } of Object.values(parameters)) {
    for (let i = 0; i < value.length; i++) {
      const g = (gradient[i] ?? 0) / batch;
      const m = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      const v = 0.999 * (variance[i] ?? 0) + 0.001 * g * g;
      mean[i] = m;
      variance[i] = v;
      const w = value[i] ?? 0;
      value[i] = w - rate * (m / meanBias / (Math.sqrt(v / varianceBias) + 1e-8) + DECAY * w);
      gradient[i] = 0;
    }
  }
}

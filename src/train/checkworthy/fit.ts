import { WORD_SHARE } from "../../stages/checkworthiness/model.ts";
import { seeded } from "../../text/sequence/seeded.ts";

/** A sentence in features: hashes of words, how many there are of each, and its form. */
export interface WorthExample {
  readonly hashes: Uint32Array;
  readonly form: Float64Array;
  readonly worth: boolean;
  readonly weight: number;
}

/** Chosen on held-back debates and speeches. */
export const SETTINGS = { least: 2, epochs: 10, rate: 0.1, l2: 1e-4, seed: 1 };

/** Fits a logistic regression by AdaGrad (Duchi et al. 2011). The same examples give the same weights. */
export function fitWorth(examples: readonly WorthExample[]): {
  readonly weights: ReadonlyMap<number, number>;
  readonly form: Float32Array;
} {
  const counts = new Map<number, number>();
  for (const { hashes } of examples)
    for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const places = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= SETTINGS.least) places.set(hash, places.size);
  const formAt = places.size;
  const formSize = examples[0]?.form.length ?? 0;
  const weights = new Float64Array(formAt + formSize);
  const squares = new Float64Array(weights.length);
  const ready = examples.map(({ hashes, form, worth, weight }) => {
    const ids: number[] = [];
    for (const hash of hashes) {
      const id = places.get(hash);
      if (id !== undefined) ids.push(id);
    }
    return {
      ids: Int32Array.from(ids),
      share: WORD_SHARE / Math.sqrt(Math.max(1, hashes.length)),
      form,
      worth,
      weight,
    };
  });
  const random = seeded(SETTINGS.seed);
  const order = Int32Array.from(ready, (_, i) => i);
  const learn = (id: number, gradient: number) => {
    const g = gradient - SETTINGS.l2 * (weights[id] as number);
    squares[id] = (squares[id] as number) + g * g;
    weights[id] = (weights[id] as number) + (SETTINGS.rate * g) / Math.sqrt((squares[id] as number) + 1e-3);
  };
  for (let epoch = 0; epoch < SETTINGS.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    for (const which of order) {
      const example = ready[which];
      if (!example) continue;
      const { ids, share, form, worth, weight } = example;
      let score = 0;
      for (const id of ids) score += share * (weights[id] as number);
      for (let k = 0; k < formSize; k++) score += (weights[formAt + k] as number) * (form[k] as number);
      const error = weight * ((worth ? 1 : 0) - 1 / (1 + Math.exp(-score)));
      for (const id of ids) learn(id, error * share);
      for (let k = 0; k < formSize; k++) if (form[k] !== 0) learn(formAt + k, error * (form[k] as number));
    }
  }
  return {
    weights: new Map([...places].map(([hash, id]) => [hash, weights[id] as number])),
    form: Float32Array.from(weights.subarray(formAt)),
  };
}

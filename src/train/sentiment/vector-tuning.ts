/** Word vectors that training moves a little, each only when its word comes. */
export interface VectorTuning {
  readonly vectors: Float32Array;
  /** Where the gradient of a word's vector is summed up in this batch. */
  readonly gradientOf: (id: number) => Float32Array;
  /** Moves the vectors of the words of the batch, all but their last number, and forgets the gradients. */
  readonly step: (rate: number, batch: number, step: number) => void;
}

/** Vectors learn so much slower than the weights. */
const SLOWER = 0.3;

/** Opens tuning over vectors that it changes in place: each by its gradient, divided by how large its gradients have been (RMSProp). */
export function openVectorTuning(vectors: Float32Array, dimensions: number): VectorTuning {
  const variance = new Float32Array(vectors.length);
  const gradients = new Map<number, Float32Array>();
  return {
    vectors,
    gradientOf(id) {
      const known = gradients.get(id);
      if (known) return known;
      const fresh = new Float32Array(dimensions);
      gradients.set(id, fresh);
      return fresh;
    },
    step(rate, batch, step) {
      const bias = 1 - 0.999 ** step;
      for (const [id, gradient] of gradients) {
        for (let j = 0; j < dimensions - 1; j++) {
          const at = id * dimensions + j;
          const g = (gradient[j] ?? 0) / batch;
          const v = 0.999 * (variance[at] ?? 0) + 0.001 * g * g + 1e-12;
          variance[at] = v;
          vectors[at] = (vectors[at] ?? 0) - (SLOWER * rate * g) / (Math.sqrt(v / bias) + 1e-6);
        }
      }
      gradients.clear();
    },
  };
}

/** A function of `at` to be made small: writes its gradient into `gradient`, returns its value. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

const MEMORY = 8;
const MOST_STEPS = 150;
/** Ends when a step gains less than this share. */
const LEAST_GAIN = 1e-6;
/** A step must gain this share of what the gradient promises. */
const PROMISE = 1e-4;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
};

/** Adds `factor` times `b` to `a`. */
const addTo = (a: Float64Array, factor: number, b: Float64Array): void => {
  for (let k = 0; k < a.length; k++) a[k] = (a[k] as number) + factor * (b[k] as number);
};

/** Finds where a smooth convex function is least, from nothing (limited-memory BFGS, Liu and Nocedal 1989, with halved steps). */
export function minimize(size: number, objective: Objective): Float64Array {
  const at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(at, gradient);
  const past: { readonly step: Float64Array; readonly change: Float64Array; readonly scale: number }[] = [];
  for (let round = 0; round < MOST_STEPS; round++) {
    const direction = gradient.slice();
    const factors = past.toReversed().map(({ step, change, scale }) => {
      const factor = dot(step, direction) / scale;
      addTo(direction, -factor, change);
      return factor;
    });
    const last = past.at(-1);
    const size0 = last
      ? last.scale / dot(last.change, last.change)
      : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
    for (let k = 0; k < size; k++) direction[k] = -size0 * (direction[k] as number);
    past.forEach(({ step, change, scale }, i) => {
      addTo(direction, -(factors[past.length - 1 - i] as number) - dot(change, direction) / scale, step);
    });
    const slope = dot(gradient, direction);
    if (slope >= 0) break;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let length = 1;
    let reached = value;
    for (; length > 1e-10; length /= 2) {
      next.set(at);
      addTo(next, length, direction);
      reached = objective(next, nextGradient);
      if (reached <= value + PROMISE * length * slope) break;
    }
    if (reached >= value) break;
    const step = direction.map((x) => x * length);
    const change = nextGradient.slice();
    addTo(change, -1, gradient);
    const scale = dot(step, change);
    if (scale > 1e-12) past.push({ step, change, scale });
    if (past.length > MEMORY) past.shift();
    at.set(next);
    gradient = nextGradient;
    const gain = value - reached;
    value = reached;
    if (gain < LEAST_GAIN * Math.abs(value)) break;
  }
  return at;
}

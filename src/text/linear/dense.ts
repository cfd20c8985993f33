/** `into[at + k] += factor * from[start + k]` for `count` numbers. */
export function addScaled(
  into: Float32Array,
  at: number,
  factor: number,
  from: Float32Array,
  start: number,
  count: number,
): void {
  for (let k = 0; k < count; k++)
    into[at + k] = (into[at + k] as number) + factor * (from[start + k] as number);
}

/** The sum of the products of `count` numbers of each. */
export function dot(a: Float32Array, at: number, b: Float32Array, start: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += (a[at + k] as number) * (b[start + k] as number);
  return sum;
}

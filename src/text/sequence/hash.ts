/**
 * Hashes of features: 32-bit numbers that are put together by arithmetic, so that no string is made for a token's features. They are
 * signed, because V8 puts larger numbers than those on the heap.
 * FNV-1a over UTF-16 units, finished as in MurmurHash3 (both are in the public domain).
 */
export function hashText(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return finish(hash);
}

/** The hash of a feature: a template's number and a value. */
export const mix = (template: number, value: number): number =>
  finish(Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b) ^ (value >>> 15));

/** Two values as one, in their order. */
export const pair = (a: number, b: number): number => (Math.imul(a, 31) + (b ^ (b >>> 7))) | 0;

/** The hash of a feature of two values, in their order. */
export const mix2 = (template: number, a: number, b: number): number => mix(template, pair(a, b));

/**
 * Makes hashes of features of the values `from`..`to`, in their places; their templates are those from `template` on. Many features are
 * quicker made in one loop than each by a call.
 */
export function mixAll(values: Int32Array, from: number, to: number, template: number): void {
  for (let k = from; k < to; k++) values[k] = mix(template + k - from, values[k] as number);
}

function finish(value: number): number {
  let hash = value;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

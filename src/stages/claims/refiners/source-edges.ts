import type { Refiner } from "../refiner.ts";

const LETTER = /[\p{L}\p{N}"“‘'«@#$€£]/u;

/** A source begins with a word or a quotation mark, not with a picture or a bullet. */
export const sourceEdges: Refiner = (finding, { tokens }) => {
  const { source } = finding;
  if (!source) return finding;
  let { first } = source;
  while (first < source.end && !LETTER.test(tokens.surface[first] ?? "")) first++;
  return { ...finding, source: first < source.end ? { first, end: source.end } : null };
};

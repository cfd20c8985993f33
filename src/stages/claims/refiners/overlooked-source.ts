import type { Refiner } from "../refiner.ts";

/** "It was reported that …" names nobody. */
const NOBODY: ReadonlySet<string> = new Set(["it", "there"]);

/** Where neither the model nor a rule is sure of a source, what the model takes for the likeliest is it. */
export const overlookedSource: Refiner = (finding, { tokens }) => {
  const { source, overlooked, sure } = finding;
  if (source || !overlooked || !sure || NOBODY.has(tokens.lower[overlooked.source.first] ?? ""))
    return finding;
  const [, ...others] = sure;
  return { ...finding, source: overlooked.source, sure: [overlooked.sure, ...others] };
};

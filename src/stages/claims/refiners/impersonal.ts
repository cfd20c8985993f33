import type { Refiner } from "../refiner.ts";

const BE: ReadonlySet<string> = new Set(["is", "was", "been", "being", "be"]);

/** "It was reported that …" names nobody. */
export const impersonal: Refiner = (finding, { tokens }) => {
  const { source, cue } = finding;
  if (!source || !cue || source.end - source.first > 1 || tokens.lower[source.first] !== "it") return finding;
  for (let i = cue.first; i < cue.end - 1; i++)
    if (BE.has(tokens.lower[i] ?? "")) return { ...finding, source: null };
  return finding;
};

import type { WordVectors } from "../vectors.ts";
import { fitPerceptron } from "./perceptron.ts";
import type { Row } from "./rows.ts";

/** A word seen at least this often in lower case stays, whatever its vector looks like. */
const SEEN_AS_WORD = 2;
/** A word that is written with a capital at least this often of all times is a name. */
const NAME_SHARE = 0.8;
const LIKELY = 0.5;

/**
 * Which words are names, 1 a row: a model that must not depend on names does not learn them as words. Words of the texts by how they are written
 * inside sentences, the others by what a perceptron makes of their vectors.
 */
export function nameWords({ words, vectors, dimensions }: WordVectors, rows: readonly Row[]): Uint8Array {
  const number = new Map(words.map((word, i) => [word, i]));
  const capital = new Float32Array(words.length);
  const lower = new Float32Array(words.length);
  for (const { tokens, sentences } of rows) {
    for (const { first, end } of sentences) {
      if (manyCapitals(tokens.surface, first, end)) continue;
      for (let i = first + 1; i < end; i++) {
        const id = number.get(tokens.lower[i] ?? "");
        if (id === undefined) continue;
        const counts = tokens.surface[i] === tokens.lower[i] ? lower : capital;
        counts[id] = (counts[id] ?? 0) + 1;
      }
    }
  }
  const seen: number[] = [];
  const share = new Float32Array(words.length);
  const weights = new Float32Array(words.length);
  for (let id = 0; id < words.length; id++) {
    const all = (capital[id] ?? 0) + (lower[id] ?? 0);
    if (all === 0 || !/^\p{L}/u.test(words[id] ?? "")) continue;
    seen.push(id);
    share[id] = (capital[id] ?? 0) / all;
    weights[id] = Math.min(1, all / 3);
  }
  const likelihood = fitPerceptron({ vectors, dimensions, rows: seen, values: share, weights });
  return Uint8Array.from(words, (word, id) => {
    if (!/^\p{L}/u.test(word) || (lower[id] ?? 0) >= SEEN_AS_WORD)
      return (share[id] ?? 0) >= NAME_SHARE ? 1 : 0;
    if ((share[id] ?? 0) >= NAME_SHARE) return 1;
    return likelihood(id) > LIKELY ? 1 : 0;
  });
}

function manyCapitals(surface: readonly string[], first: number, end: number): boolean {
  let capitals = 0;
  for (let i = first; i < end; i++) if (/^\p{Lu}/u.test(surface[i] ?? "")) capitals++;
  return capitals * 2 > end - first;
}

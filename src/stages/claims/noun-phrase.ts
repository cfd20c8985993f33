import type { Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { TAG } from "./tags.ts";

/** No source that is worth having is longer; it also keeps the search linear. */
const LONGEST = 40;

const INSIDE: ReadonlySet<number> = new Set([
  TAG.adjective,
  TAG.determiner,
  TAG.noun,
  TAG.numeral,
  TAG.name,
  TAG.adposition,
  TAG.conjunction,
]);
const HEADS: ReadonlySet<number> = new Set([TAG.noun, TAG.name, TAG.pronoun, TAG.numeral]);
const POSSESSIVE: ReadonlySet<string> = new Set(["'s", "’s", "'", "’", "-", "–"]);
const OWNERS: ReadonlySet<string> = new Set(["my", "your", "his", "her", "its", "our", "their", "whose"]);
const APPOSITION_OPENERS: ReadonlySet<string> = new Set([
  "a",
  "an",
  "the",
  "who",
  "whose",
  "his",
  "her",
  "their",
  "its",
]);

function isInside(tokens: Tokens, i: number): boolean {
  const word = tokens.lower[i] ?? "";
  return INSIDE.has(tokens.pos[i] ?? -1) || POSSESSIVE.has(word) || OWNERS.has(word);
}

function isJoint(tokens: Tokens, i: number): boolean {
  const tag = tokens.pos[i];
  return tag === TAG.adposition || tag === TAG.conjunction || POSSESSIVE.has(tokens.lower[i] ?? "");
}

/** A phrase without conjunctions, prepositions and dashes at its edges; null when no head is left. */
function trimmed(tokens: Tokens, first: number, end: number): TokenRange | null {
  while (first < end && isJoint(tokens, first)) first++;
  while (first < end && isJoint(tokens, end - 1)) end--;
  for (let i = first; i < end; i++) if (HEADS.has(tokens.pos[i] ?? -1)) return { first, end };
  return null;
}

/** The noun phrase that ends before `end`, not reaching before `from`: titles, "of" phrases and an apposition between commas included. */
export function nounPhraseLeft(tokens: Tokens, from: number, end: number): TokenRange | null {
  const limit = Math.max(from, end - LONGEST);
  if (end - 1 < limit) return null;
  if (tokens.pos[end - 1] === TAG.pronoun && !OWNERS.has(tokens.lower[end - 1] ?? ""))
    return { first: end - 1, end };
  let last = end;
  let first = end;
  if (tokens.lower[end - 1] === ",") {
    let comma = end - 2;
    while (comma > limit && tokens.lower[comma] !== ",") comma--;
    const opener = tokens.lower[comma + 1] ?? "";
    const opensApposition = APPOSITION_OPENERS.has(opener) || tokens.pos[comma + 1] === TAG.noun;
    if (comma <= limit || !opensApposition) return null;
    last = end - 1;
    first = comma;
  }
  const bodyEnd = first;
  while (limit < first && isInside(tokens, first - 1)) first--;
  return bodyEnd === first ? null : trimmed(tokens, first, last);
}

/** The noun phrase that begins at `first` and ends before `to`: an apposition or relative clause behind a comma included. */
export function nounPhraseRight(tokens: Tokens, first: number, to: number): TokenRange | null {
  const limit = Math.min(to, first + LONGEST);
  if (tokens.pos[first] === TAG.pronoun && !OWNERS.has(tokens.lower[first] ?? ""))
    return first < limit ? { first, end: first + 1 } : null;
  let end = first;
  while (end < limit && isInside(tokens, end)) end++;
  const body = trimmed(tokens, first, end);
  if (!body || body.first !== first) return null;
  if (tokens.lower[end] !== "," || !APPOSITION_OPENERS.has(tokens.lower[end + 1] ?? "")) return body;
  let stop = end + 1;
  while (stop < limit && !(tokens.pos[stop] === TAG.punctuation && tokens.lower[stop] !== "-")) stop++;
  return stop < limit ? { first, end: stop } : body;
}

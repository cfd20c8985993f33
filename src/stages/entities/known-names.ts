import type { Tokens } from "../../core/tokens.ts";
import type { Candidate } from "./candidate.ts";
import { type Lexicons, normalised } from "./lexicons.ts";
import type { Run } from "./runs.ts";

/** Long enough to be no acronym. */
const CAPITALS = /^(?=.{4})[\p{Lu}\s'-]+$/u;

const inTitleCase = (name: string): string =>
  name.replace(/\p{L}+/gu, (word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`);

/** The longest known name that begins at token `first` and ends by `end`; null when there is none. */
export function knownAt(
  text: string,
  { starts, ends }: Tokens,
  { known, longestKnown }: Lexicons,
  first: number,
  end: number,
): Candidate | null {
  for (let last = Math.min(end, first + longestKnown + 1); last > first; last--) {
    const name = normalised(text.slice(starts[first], ends[last - 1]));
    const label = known.get(name) ?? (CAPITALS.test(name) ? known.get(inTitleCase(name)) : undefined);
    if (label) return { first, end: last, label, by: "gazetteer" };
  }
  return null;
}

/** Every known name inside a run, left to right: all that headlines in Title Case let us tell. */
export function knownInside(
  text: string,
  tokens: Tokens,
  lexicons: Lexicons,
  { first, end }: Run,
): Candidate[] {
  const found: Candidate[] = [];
  for (let i = first; i < end; ) {
    const candidate = knownAt(text, tokens, lexicons, i, end);
    if (candidate) found.push(candidate);
    i = candidate ? candidate.end : i + 1;
  }
  return found;
}

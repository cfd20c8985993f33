import type { Tokens } from "../../core/tokens.ts";
import type { EntityLabel } from "../../schema/entity-labels.ts";
import type { Candidate } from "./candidate.ts";
import { SHAPE, type Writing } from "./capitals.ts";
import { knownAt } from "./known-names.ts";
import type { Lexicons } from "./lexicons.ts";

/** Letters of an acronym. */
const ACRONYM = { shortest: 2, longest: 7 };

/** Labels a run of words as one name, by the first rule that fits; null when nothing tells that it is a name. */
export function classify(
  text: string,
  tokens: Tokens,
  writing: Writing,
  lexicons: Lexicons,
  first: number,
  end: number,
  titled: boolean,
): Candidate | null {
  const { surface, lower } = tokens;
  const as = (label: EntityLabel, by: string): Candidate => ({ first, end, label, by });
  const known = knownAt(text, tokens, lexicons, first, end);
  if (known?.end === end && !titled) return known;
  const length = end - first;
  const head = lower[first] ?? "";
  const last = lower[end - 1] ?? "";

  if (length > 1) {
    if (lexicons.laws.has(last)) return as("LAW", "tail");
    if (lexicons.events.has(last)) return as("EVENT", "tail");
    if (lexicons.facilities.has(last)) return as("FAC", "tail");
    if (lexicons.places.has(last) || lexicons.placeHeads.has(head)) return as("LOC", "tail");
    if (lexicons.areas.has(last)) return as("GPE", "tail");
    if (lexicons.orgTails.has(last)) return as("ORG", "tail");
    if (lexicons.orgHeads.has(head) || containsHead(tokens, lexicons, first, end)) return as("ORG", "head");
  }
  if (titled) return as("PERSON", "title");
  if (length > 1 && length <= 4) {
    if (lexicons.given.has(surface[first] ?? "")) return as("PERSON", "given");
    if (lexicons.family.has(surface[end - 1] ?? "")) return as("PERSON", "family");
  }
  if (length === 1 && writing.shape[first] === SHAPE.capitals) {
    const letters = (surface[first] ?? "").replace(/[^\p{L}]/gu, "").length;
    return ACRONYM.shortest <= letters && letters <= ACRONYM.longest ? as("ORG", "acronym") : null;
  }
  if (lexicons.placePrepositions.has(lower[first - 1] ?? "") && length <= 2) return as("GPE", "preposition");
  if (length > 1 || writing.opensSentence[first] === 1) return null;
  return lexicons.given.has(surface[first] ?? "") || lexicons.family.has(surface[first] ?? "")
    ? as("PERSON", "single")
    : null;
}

function containsHead({ lower }: Tokens, { orgHeads, inner }: Lexicons, first: number, end: number): boolean {
  for (let i = first; i + 1 < end; i++)
    if (orgHeads.has(lower[i] ?? "") && inner.get(lower[i + 1] ?? "") === false) return true;
  return false;
}

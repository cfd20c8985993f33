import type { Tokens } from "../../core/tokens.ts";
import type { EntityLabel } from "../../schema/entity-labels.ts";
import type { Candidate } from "./candidate.ts";
import { SHAPE, type Writing } from "./capitals.ts";

/** Rules that only guess, and may be overruled by what the document says elsewhere. */
const GUESSES: ReadonlySet<string> = new Set(["single", "preposition", "family", "gazetteer", "acronym"]);
const SURE: ReadonlySet<string> = new Set(["title", "given", "head", "tail"]);

/**
 * What the first pass is sure of helps the second: a surname alone takes the label of the full name, and a name that is surely of
 * one kind in one place is of that kind everywhere. Sentence-opening words that are names elsewhere are found as well.
 */
export function secondPass(tokens: Tokens, writing: Writing, found: readonly Candidate[]): Candidate[] {
  const { surface, count } = tokens;
  const nameOf = ({ first, end }: Candidate) => surface.slice(first, end).join(" ");
  const label = new Map<string, EntityLabel>();
  const surnames = new Set<string>();
  for (const candidate of found) {
    if (!SURE.has(candidate.by)) continue;
    const name = nameOf(candidate);
    if (!label.has(name)) label.set(name, candidate.label);
    if (candidate.label === "PERSON" && (candidate.end - candidate.first > 1 || candidate.by === "title"))
      surnames.add(surface[candidate.end - 1] ?? "");
  }
  const out: Candidate[] = [];
  const taken = new Uint8Array(count);
  for (const candidate of found) {
    taken.fill(1, candidate.first, candidate.end);
    const name = nameOf(candidate);
    const single = candidate.end - candidate.first === 1;
    if (GUESSES.has(candidate.by) && single && surnames.has(name))
      out.push({ ...candidate, label: "PERSON", by: "surname" });
    else if (GUESSES.has(candidate.by) && candidate.by !== "gazetteer" && label.has(name))
      out.push({ ...candidate, label: label.get(name) ?? candidate.label, by: "elsewhere" });
    else out.push(candidate);
  }
  for (let i = 0; i < count; i++) {
    if (taken[i] === 0 && writing.shape[i] === SHAPE.capital && surnames.has(surface[i] ?? ""))
      out.push({ first: i, end: i + 1, label: "PERSON", by: "surname" });
  }
  return out;
}

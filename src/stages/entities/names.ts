import type { Tokens } from "../../core/tokens.ts";
import type { Candidate } from "./candidate.ts";
import { SHAPE, type Writing } from "./capitals.ts";
import { classify } from "./classify.ts";
import { knownAt, knownInside } from "./known-names.ts";
import type { Lexicons } from "./lexicons.ts";
import { runsOf } from "./runs.ts";

/** Names of persons, organisations, places and the rest, from runs of capitalised words. */
export function names(text: string, tokens: Tokens, writing: Writing, lexicons: Lexicons): Candidate[] {
  const found: Candidate[] = [];
  for (const run of runsOf(tokens, writing, lexicons)) {
    if (writing.titleCase[run.first] === 1) found.push(...knownInside(text, tokens, lexicons, run));
    else readRun(text, tokens, writing, lexicons, run.first, run.end, found);
  }
  return found;
}

/** Takes titles, nationalities and places off the front of a run: "Nigerian President Bola Tinubu" is a NORP and a PERSON. */
function readRun(
  text: string,
  tokens: Tokens,
  writing: Writing,
  lexicons: Lexicons,
  first: number,
  end: number,
  found: Candidate[],
): void {
  let at = first;
  // A title may also stand in lower case before the name: "president Bola Tinubu".
  let titled = isTitle(tokens, lexicons, first - 1);
  while (at < end) {
    if (isTitle(tokens, lexicons, at) && at + 1 < end && !isOrganisation(tokens, lexicons, at, end)) {
      titled = true;
      at++;
      continue;
    }
    const known = knownAt(text, tokens, lexicons, at, end);
    if (
      known &&
      (known.end === end || known.label === "NORP" || isTitle(tokens, lexicons, known.end)) &&
      !(known.label === "NORP" && isOrganisation(tokens, lexicons, known.end, end))
    ) {
      found.push(known);
      at = known.end;
      titled = false;
      continue;
    }
    break;
  }
  // What is left of "President" alone, or of small words, names nobody.
  if (
    at >= end ||
    (at + 1 === end && isTitle(tokens, lexicons, at)) ||
    (at > first && writing.shape[at] === SHAPE.lower) ||
    tokens.surface[at] === "-"
  )
    return;
  const label = classify(text, tokens, writing, lexicons, at, end, titled);
  if (label?.by !== "gazetteer" && !isOrganisation(tokens, lexicons, at, end)) {
    // "ICC Prosecutor Fatou Bensouda": a title inside the run divides it.
    const title = titleInside(tokens, lexicons, at, end);
    if (title > 0) {
      readRun(text, tokens, writing, lexicons, at, title, found);
      readRun(text, tokens, writing, lexicons, title, end, found);
      return;
    }
  }
  if (label) found.push(label);
}

/** The title in the middle of a run, with a name behind it; -1 when there is none. */
function titleInside(tokens: Tokens, lexicons: Lexicons, first: number, end: number): number {
  for (let i = first + 1; i + 1 < end; i++) if (isTitle(tokens, lexicons, i)) return i;
  return -1;
}

function isTitle({ lower }: Tokens, { titles }: Lexicons, i: number): boolean {
  return i >= 0 && titles.has(lower[i] ?? "");
}

/** Whether the rest of the run ends in a word such as Ministry or Council, so that what stands before is part of its name. */
function isOrganisation(
  { lower }: Tokens,
  { orgTails, orgHeads }: Lexicons,
  first: number,
  end: number,
): boolean {
  const last = lower[end - 1] ?? "";
  return first < end && (orgTails.has(last) || orgHeads.has(lower[first] ?? "") || orgHeads.has(last));
}

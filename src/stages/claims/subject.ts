import type { TokenRange } from "../../text/sentence-tokens.ts";
import { MODALS } from "./closed-classes.ts";
import { trimmedContent } from "./content-span.ts";
import type { Reading } from "./reading.ts";
import { isVerb } from "./sentence-at.ts";
import { TAG } from "./tags.ts";

/** A subject is no longer than this, with what is said of it between commas. */
const LONGEST = 20;
const COMMAS: ReadonlySet<string> = new Set([",", "–", "—", "―", "--"]);

const CAPITAL = /^\p{Lu}/u;
const WORD = /[\p{L}\p{N}]/u;

/** "Even China, the only ally, said": these belong to the subject, and lead in nothing. */
const FOCUS: ReadonlySet<string> = new Set(["even", "only", "just"]);
/** Determiners that are a subject by themselves. */
const STAND_ALONE: ReadonlySet<string> = new Set("all both many most some these this those".split(" "));
/** "On Tuesday she said": these stand behind what leads in without a comma. */
const PRONOUNS: ReadonlySet<string> = new Set(["i", "he", "she", "it", "we", "they"]);

/**
 * The subject of the clause that begins at `from`: what stands before its first verb, without what comes before it ("But", "Last week,",
 * "In Rome,"), at most up to `to`. Null where that cannot be told without a parse.
 */
export function subjectFrom(reading: Reading, from: number, to: number): TokenRange | null {
  const { tokens, quotationOf } = reading;
  const { pos, lower, surface } = tokens;
  let first = from;
  const isBefore = (i: number) =>
    pos[i] === TAG.conjunction || FOCUS.has(lower[i] ?? "") || !WORD.test(surface[i] ?? "");
  while (first < to && isBefore(first)) first++;
  const isLedIn = pos[first] === TAG.adposition || pos[first] === TAG.adverb;
  let end = first;
  let hasHead = false;
  let aside = -1;
  for (; end < to && end - first <= LONGEST; end++) {
    const tag = pos[end];
    if ((quotationOf[end] ?? -1) !== -1) return null;
    if (COMMAS.has(lower[end] ?? "")) {
      aside = aside < 0 ? end : -1;
      // What came before the first comma only led in.
      if (isLedIn && aside >= 0 && first === from) return subjectFrom(reading, end + 1, to);
      continue;
    }
    if (aside >= 0) continue;
    if (isLedIn && PRONOUNS.has(lower[end] ?? "") && isVerb(pos[end + 1]))
      return { first: end, end: end + 1 };
    if (tag === TAG.adverb && hasHead && !isLedIn) break;
    // A modal may look like a noun: "These will", "Members will".
    if (MODALS.has(surface[end] ?? "") && (hasHead || STAND_ALONE.has(lower[end - 1] ?? ""))) {
      hasHead = true;
      break;
    }
    // A family name may look like a verb: "Yvette Cooper".
    if (isVerb(tag) && !(pos[end - 1] === TAG.name && CAPITAL.test(surface[end] ?? ""))) break;
    if (tag === TAG.punctuation) return null;
    if (tag === TAG.noun || tag === TAG.name || tag === TAG.pronoun) hasHead = true;
  }
  if (!hasHead || isLedIn || aside >= 0 || end - first > LONGEST) return null;
  return trimmedContent(reading, first, end);
}

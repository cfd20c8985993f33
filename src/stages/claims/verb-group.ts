import type { Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { TAG } from "./tags.ts";

const LONGEST = 6;
const BE: ReadonlySet<string> = new Set(["is", "are", "am", "was", "were", "be", "been", "being"]);

/** The verb that stands at `verb` with its auxiliaries, adverbs and negation to the left. */
export function verbGroupLeft(tokens: Tokens, from: number, verb: number): TokenRange {
  const limit = Math.max(from, verb - LONGEST);
  let first = verb;
  while (limit < first) {
    const tag = tokens.pos[first - 1];
    if (tag !== TAG.auxiliary && tag !== TAG.adverb && tag !== TAG.particle) break;
    if (tokens.lower[first - 1] === "'s" && tokens.pos[first - 1] === TAG.particle) break;
    first--;
  }
  return { first, end: verb + 1 };
}

/** Whether a verb group is passive: a form of "be", and a verb that does not end in "-ing". */
export function isPassive(tokens: Tokens, group: TokenRange): boolean {
  if (tokens.lower[group.end - 1]?.endsWith("ing")) return false;
  for (let i = group.first; i < group.end - 1; i++) if (BE.has(tokens.lower[i] ?? "")) return true;
  return false;
}

import type { Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { TAG } from "./tags.ts";

/** How far into a content its main verb is looked for, and how long its group may be. */
const REACH = 60;
const LONGEST = 6;

/** The first verb group of a content: auxiliaries, adverbs and negation up to the verb itself; null without a verb. */
export function mainVerb(tokens: Tokens, content: TokenRange): TokenRange | null {
  const limit = Math.min(content.end, content.first + REACH);
  let first = content.first;
  while (first < limit && tokens.pos[first] !== TAG.auxiliary && tokens.pos[first] !== TAG.verb) first++;
  if (first === limit) return null;
  let end = first + 1;
  while (end < Math.min(content.end, first + LONGEST) && tokens.pos[end - 1] !== TAG.verb) {
    const tag = tokens.pos[end];
    if (tag !== TAG.auxiliary && tag !== TAG.verb && tag !== TAG.adverb && tag !== TAG.particle) break;
    end++;
  }
  return { first, end };
}

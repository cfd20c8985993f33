import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";

/** A word says half as much about a mention at this distance, in tokens. */
const HALF = 8;
/** What is left of a word's weight behind each border of a clause. */
const BEHIND_BORDER = 0.7;
const REACH = 60;
const PUNCT = POS_TAGS.indexOf("PUNCT");
const SCONJ = POS_TAGS.indexOf("SCONJ");

/** The sum of the tones around a mention in its sentence, nearer words weighing more and clause borders damping. */
export function toneAround(
  tokens: Tokens,
  tones: Float64Array,
  sentence: TokenRange,
  mention: TokenRange,
): number {
  let sum = 0;
  for (const step of [-1, 1] as const) {
    let weight = 1;
    let i = step < 0 ? mention.first - 1 : mention.end;
    for (
      let distance = 1;
      distance <= REACH && sentence.first <= i && i < sentence.end;
      i += step, distance++
    ) {
      const border = tokens.pos[i] === SCONJ || (tokens.pos[i] === PUNCT && tokens.lower[i] !== '"');
      if (border) weight *= BEHIND_BORDER;
      sum += ((tones[i] ?? 0) * weight * HALF) / (HALF + distance);
    }
  }
  return sum;
}

import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import { SHAPE, type Writing } from "./capitals.ts";
import type { Lexicons } from "./lexicons.ts";

/** A run of capitalised tokens with the small words inside it: the tokens `first <= i && i < end`. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

const PROPN = POS_TAGS.indexOf("PROPN");
/** No name has more tokens. */
const LONGEST = 12;

/** The runs of capitalised words of a text that may be names, left to right. One pass. */
export function runsOf(tokens: Tokens, writing: Writing, lexicons: Lexicons): Run[] {
  const { count } = tokens;
  const runs: Run[] = [];
  for (let i = 0; i < count; ) {
    if (!isNameWord(tokens, writing, lexicons, i) || opensWithPlainWord(tokens, writing, lexicons, i)) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < count && end - i < LONGEST) {
      const next = nextNameWord(tokens, writing, lexicons, i, end);
      if (next < 0) break;
      end = next + 1;
    }
    runs.push({ first: withParticle(tokens, lexicons, i), end });
    i = end;
  }
  return runs;
}

/** "al-Qaeda": a name may begin with a small word and a hyphen. */
function withParticle({ starts, ends, surface, lower }: Tokens, { inner }: Lexicons, first: number): number {
  const glued =
    first >= 2 &&
    surface[first - 1] === "-" &&
    starts[first] === ends[first - 1] &&
    starts[first - 1] === ends[first - 2];
  return glued && inner.get(lower[first - 2] ?? "") === true ? first - 2 : first;
}

/** The token at or shortly behind `end` that goes on with the name; -1 when the name is over. */
function nextNameWord(
  tokens: Tokens,
  writing: Writing,
  lexicons: Lexicons,
  first: number,
  end: number,
): number {
  const { count, starts, ends, surface, lower, opensParagraph } = tokens;
  let inner = 0;
  for (let i = end; i < count && i < end + 3; i++) {
    if (opensParagraph[i] === 1 || writing.opensSentence[i] === 1) return -1;
    // "Jean-Pierre", "al-Shabaab": a hyphen with no space about it.
    if (
      surface[i] === "-" &&
      starts[i] === ends[i - 1] &&
      starts[i + 1] === ends[i] &&
      isNameWord(tokens, writing, lexicons, i + 1)
    )
      return i + 1;
    if (isNameWord(tokens, writing, lexicons, i)) return i;
    const anywhere = lexicons.inner.get(lower[i] ?? "");
    if (anywhere === undefined || inner > 1) return -1;
    if (!anywhere && !hasHead(tokens, lexicons, first, end)) return -1;
    inner++;
  }
  return -1;
}

function hasHead(
  { lower }: Tokens,
  { orgHeads, facilities, placeHeads }: Lexicons,
  first: number,
  end: number,
): boolean {
  for (let i = first; i < end; i++) {
    const word = lower[i] ?? "";
    if (orgHeads.has(word) || facilities.has(word) || placeHeads.has(word)) return true;
  }
  return false;
}

function isNameWord({ lower }: Tokens, { shape }: Writing, { notNames }: Lexicons, i: number): boolean {
  return (shape[i] === SHAPE.capital || shape[i] === SHAPE.capitals) && !notNames.has(lower[i] ?? "");
}

/** The first word of a sentence has a capital in any case: it opens a name only if the tagger or a list says so. */
function opensWithPlainWord(
  { pos, surface }: Tokens,
  { shape, opensSentence }: Writing,
  { known, given }: Lexicons,
  i: number,
): boolean {
  if (opensSentence[i] === 0 || shape[i] === SHAPE.capitals) return false;
  const word = surface[i] ?? "";
  return pos[i] !== PROPN && !known.has(word) && !given.has(word);
}

import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { KIND } from "./kinds.ts";
import { QUOTE, type View } from "./view.ts";

/**
 * What a cue's source and content are looked for in: the tokens of its sentence, and before and behind these whole sentences as one
 * position each, as far as quotations run on.
 */
export interface Window {
  readonly cue: TokenRange;
  readonly sentence: number;
  /** The first of the sentences before, and the end of those behind. */
  readonly from: number;
  readonly to: number;
  /** The tokens of the cue's sentence. */
  readonly first: number;
  readonly end: number;
  readonly length: number;
}

const MOST = { before: 5, behind: 8 };

export function windowOf(view: View, cue: TokenRange): Window {
  const { sentences, sentenceOf, quotes, kinds } = view;
  const sentence = Math.max(0, sentenceOf[cue.first] as number);
  const { first, end } = sentences[sentence] as TokenRange;
  let from = sentence;
  const inside = (at: number) => quotes[at] === QUOTE.inside || quotes[at] === QUOTE.closes;
  // Back as long as the quotation that the sentence begins in, or one that ends just before it, runs back.
  while (from > 0 && sentence - from < MOST.before) {
    const before = sentences[from - 1] as TokenRange;
    const starts = (sentences[from] as TokenRange).first;
    const last = quotes[before.end - 1];
    if (!inside(starts) && !(from === sentence && last === QUOTE.closes)) break;
    from--;
  }
  let to = sentence + 1;
  while (to < sentences.length && to - sentence - 1 < MOST.behind) {
    const next = sentences[to] as TokenRange;
    const quote = quotes[next.first];
    if (next.end === next.first || (quote !== QUOTE.opens && quote !== QUOTE.inside)) break;
    // A quotation that opens a paragraph is a new one, unless a colon announces it.
    const isNew = quote === QUOTE.opens && view.tokens.opensParagraph[next.first] === 1;
    if (isNew && kinds[next.first - 1] !== KIND.colon) break;
    to++;
  }
  return {
    cue,
    sentence,
    from,
    to,
    first,
    end,
    length: sentence - from + (end - first) + (to - sentence - 1),
  };
}

/** What a position of a window is: a token of the cue's sentence, or a whole sentence. */
export function rangeAt(
  { sentence, from, first, end }: Window,
  { sentences }: View,
  position: number,
): TokenRange {
  const before = sentence - from;
  if (position < before) return sentences[from + position] as TokenRange;
  const token = first + position - before;
  if (token < end) return { first: token, end: token + 1 };
  return sentences[sentence + 1 + token - end] as TokenRange;
}

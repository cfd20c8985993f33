import type { Tokens } from "../core/tokens.ts";
import type { Sentence } from "../schema/sentences.ts";

/** The tokens `first <= i && i < end` of a sentence. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** Whether two ranges share a token. */
export const overlap = (a: TokenRange, b: TokenRange): boolean => a.first < b.end && b.first < a.end;

/** The token range of each sentence, in one pass over both. */
export function sentenceTokens(tokens: Tokens, sentences: readonly Sentence[]): TokenRange[] {
  const { count, starts } = tokens;
  let at = 0;
  return sentences.map(({ start, end }) => {
    while (at < count && (starts[at] ?? 0) < start) at++;
    const first = at;
    while (at < count && (starts[at] ?? 0) < end) at++;
    return { first, end: at };
  });
}

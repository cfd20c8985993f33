import type { Token } from "../tokenize.ts";

/** A token as spaCy has it: `space` when a single blank follows that belongs to no token. */
export interface Word extends Token {
  readonly space: boolean;
}

/** Tokens with those of white space that spaCy makes of what a single blank cannot say, so that the words give the text back. */
export function wordsOf(text: string, tokens: readonly Token[]): Word[] {
  const words: Word[] = [];
  let at = 0;
  const gap = (to: number) => {
    if (at === to) return;
    // The blank after a word is the word's; the rest is a word of its own, whose last blank is its own again.
    const last = words.at(-1);
    if (last && text[at] === " ") {
      words[words.length - 1] = { ...last, space: true };
      at++;
    }
    if (at === to) return;
    const ends = to - at > 1 && text[to - 1] === " ";
    words.push({ start: at, end: ends ? to - 1 : to, space: ends });
    at = to;
  };
  for (const { start, end } of tokens) {
    gap(start);
    words.push({ start, end, space: false });
    at = end;
  }
  gap(text.length);
  return words;
}

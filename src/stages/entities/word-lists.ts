import type { Tokens } from "../../core/tokens.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";

/** A word, or a whole mention, that a list holds, with what the list says of it. */
export interface WordListEntry {
  readonly list: string;
  readonly word: string;
  readonly says: string;
}

/** The lists that labels are decided by (labels.ts) and numbers read with (numbers.ts), and where in a mention a word of theirs matters. */
const LISTS = {
  name: [
    ["facility-words", "last"],
    ["place-words", "last"],
    ["place-heads", "first"],
    ["orgs", "whole"],
    ["regions", "whole"],
    ["event-words", "any"],
    ["law-words", "any"],
    ["languages", "whole"],
  ],
  number: [
    ["number-words", "any"],
    ["multipliers", "any"],
    ["ordinals", "any"],
    ["fractions", "any"],
    ["currencies", "any"],
    ["units", "any"],
  ],
} as const;

const WORDS_AT = {
  first: (words: readonly string[]) => words.slice(0, 1),
  last: (words: readonly string[]) => words.slice(-1),
  whole: (words: readonly string[]) => [words.join(" ")],
  any: (words: readonly string[]) => [...new Set(words)],
} as const;

/** Returns a function that looks up the words of a mention in the lists that matter for it. */
export function openWordLists(): (
  kind: keyof typeof LISTS,
  tokens: Tokens,
  mention: TokenRange,
) => WordListEntry[] {
  const read = ([name, where]: (typeof LISTS)[keyof typeof LISTS][number]) => {
    const rows = readLexicon(import.meta.url, `${name}.tsv`);
    const says = new Map(
      rows.map(([word = "", ...told]) => [word.toLowerCase(), told.filter(Boolean).join(" ")]),
    );
    return { list: `${name}.tsv`, says, wordsAt: WORDS_AT[where] };
  };
  const lists = { name: LISTS.name.map(read), number: LISTS.number.map(read) };
  return (kind, { lower }, { first, end }) =>
    lists[kind].flatMap(({ list, says, wordsAt }) =>
      wordsAt(lower.slice(first, end)).flatMap((word) => {
        const told = says.get(word);
        return told === undefined ? [] : [{ list, word, says: told }];
      }),
    );
}

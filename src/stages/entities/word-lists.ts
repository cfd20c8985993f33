import type { Tokens } from "../../core/tokens.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";

/** A word, or a whole mention, that a list holds, with what the list says of it. */
export interface WordListEntry {
  readonly list: string;
  readonly word: string;
  readonly says: string;
}

/** The lists that labels are decided by (labels.ts) and numbers read with (numbers.ts). */
const LISTS = {
  name: ["facility-words", "place-words", "place-heads", "regions", "event-words", "law-words", "languages"],
  number: ["number-words", "multipliers", "ordinals", "fractions", "currencies", "units"],
} as const;

/** Returns a function that looks up the words of a mention, and for numbers the one behind, in the lists that matter for it. */
export function openWordLists(): (
  kind: keyof typeof LISTS,
  tokens: Tokens,
  mention: TokenRange,
) => WordListEntry[] {
  const read = (names: readonly string[]) =>
    names.map((name) => {
      const rows = readLexicon(import.meta.url, `${name}.tsv`);
      return [
        `${name}.tsv`,
        new Map(rows.map(([word = "", ...says]) => [word.toLowerCase(), says.filter(Boolean).join(" ")])),
      ] as const;
    });
  const lists = { name: read(LISTS.name), number: read(LISTS.number) };
  return (kind, { lower }, { first, end }) => {
    const words = lower.slice(first, end);
    const looked = words.length > 1 ? [...words, words.join(" ")] : words;
    return lists[kind].flatMap(([list, entries]) =>
      [...new Set(looked)].flatMap((word) => {
        const says = entries.get(word);
        return says === undefined ? [] : [{ list, word, says }];
      }),
    );
  };
}

import { readLexicon } from "../../text/lexicon.ts";

/** What stands for tokens that are no word of the vocabulary, numbered behind its last word. */
export const SPECIAL_WORDS = ["unknown", "name", "target", "number", "edge"] as const;

/** The numbers of words, as the model knows them. */
export interface Vocabulary {
  readonly size: number;
  /** The number of a word in lower case; that of `unknown` for a word that the model does not know. */
  readonly idOf: (lower: string) => number;
  readonly unknown: number;
  /** A name: all names are one word to the model, so that nobody is judged by it. */
  readonly name: number;
  /** The name that is being judged. */
  readonly target: number;
  readonly number: number;
  /** What stands before the first and behind the last word of a sentence. */
  readonly edge: number;
}

/** Numbers the words of a list by their place in it. Words of same-words.tsv get the number of the word as which they are read. */
export function openVocabulary(words: readonly string[]): Vocabulary {
  const ids = new Map<string, number>();
  const put = (word: string, id: number) => {
    ids.set(word, id);
    if (word.includes("'")) ids.set(word.replaceAll("'", "’"), id);
  };
  words.forEach(put);
  for (const [word = "", readAs = ""] of readLexicon(import.meta.url, "same-words.tsv")) {
    const id = ids.get(readAs);
    if (id !== undefined) put(word, id);
  }
  const size = words.length;
  const special = (name: (typeof SPECIAL_WORDS)[number]) => size + SPECIAL_WORDS.indexOf(name);
  const unknown = special("unknown");
  return {
    size,
    unknown,
    name: special("name"),
    target: special("target"),
    number: special("number"),
    edge: special("edge"),
    idOf(lower) {
      const known = ids.get(lower);
      if (known !== undefined) return known;
      const head = lower.charCodeAt(0);
      if (48 <= head && head <= 57) return size + SPECIAL_WORDS.indexOf("number");
      const hyphen = lower.lastIndexOf("-");
      return hyphen < 0 ? unknown : (ids.get(lower.slice(hyphen + 1)) ?? unknown);
    },
  };
}

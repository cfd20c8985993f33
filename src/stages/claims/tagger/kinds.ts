import { POS_TAGS, type Tokens } from "../../../core/tokens.ts";

/** What a token does in its clause, coarser than its word and finer than its part of speech. */
const WORD_KINDS: Readonly<Record<string, string>> = {
  ",": "comma",
  ".": "stop",
  "?": "ask",
  "!": "stop",
  ":": "colon",
  ";": "semicolon",
  "-": "dash",
  "–": "dash",
  "—": "dash",
  "--": "dash",
  "(": "open",
  "[": "open",
  ")": "close",
  "]": "close",
  '"': "quote",
  "“": "quote",
  "”": "quote",
  "''": "quote",
  "«": "quote",
  "»": "quote",
  "‘": "quote",
  that: "that",
  whether: "whether",
  if: "if",
  who: "who",
  which: "which",
  whom: "who",
  what: "wh",
  how: "wh",
  why: "wh",
  where: "wh",
  when: "when",
  to: "to",
  by: "by",
  of: "of",
  for: "for",
  in: "in",
  on: "on",
  as: "as",
  from: "from",
  with: "with",
  and: "and",
  but: "but",
  or: "or",
  according: "according",
  because: "because",
  while: "while",
  after: "after",
  not: "not",
  "n't": "not",
  "'s": "possessive",
  "’s": "possessive",
  "'": "possessive",
  "’": "possessive",
  it: "it",
  there: "it",
  i: "pronoun",
  he: "pronoun",
  she: "pronoun",
  they: "pronoun",
  we: "pronoun",
  you: "pronoun",
};

const NAMES = [...new Set(Object.values(WORD_KINDS))];

const NUMBER = new Map(
  Object.entries(WORD_KINDS).map(([word, kind]) => [word, POS_TAGS.length + NAMES.indexOf(kind)]),
);
const at = (name: string): number => POS_TAGS.length + NAMES.indexOf(name);

/** Kinds that features ask for by name. */
export const KIND = { colon: at("colon") } as const;

/** The kind of each token. */
export function kindsOf({ count, lower, pos }: Tokens): Uint8Array {
  const kinds = new Uint8Array(count);
  for (let i = 0; i < count; i++) kinds[i] = NUMBER.get(lower[i] as string) ?? (pos[i] as number);
  return kinds;
}

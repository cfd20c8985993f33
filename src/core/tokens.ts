/** Universal part-of-speech tags, in the order in which `Tokens.pos` numbers them. */
export const POS_TAGS = [
  "X",
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "SPACE",
] as const;

export type PosTag = (typeof POS_TAGS)[number];

/**
 * The tokens of a text, as columns: token `i` stands at `starts[i]`..`ends[i]` (UTF-16), reads `surface[i]` and has the
 * part of speech `POS_TAGS[pos[i]]`. White space is no token. Contractions are two: `is` `n't`.
 */
export interface Tokens {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly surface: readonly string[];
  /** `surface` in lower case. */
  readonly lower: readonly string[];
  readonly pos: Uint8Array;
  /** 1 where the token is the first of its paragraph. */
  readonly opensParagraph: Uint8Array;
}

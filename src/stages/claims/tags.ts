import { POS_TAGS, type PosTag } from "../../core/tokens.ts";

const number = (tag: PosTag): number => POS_TAGS.indexOf(tag);

/** Parts of speech by the numbers that token columns hold. */
export const TAG = {
  adjective: number("ADJ"),
  adposition: number("ADP"),
  adverb: number("ADV"),
  auxiliary: number("AUX"),
  conjunction: number("CCONJ"),
  determiner: number("DET"),
  noun: number("NOUN"),
  numeral: number("NUM"),
  particle: number("PART"),
  pronoun: number("PRON"),
  name: number("PROPN"),
  punctuation: number("PUNCT"),
  verb: number("VERB"),
} as const;

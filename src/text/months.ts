import { readLexicon } from "./lexicon.ts";

/** What `months.tsv` says of one spelling of a month: its number (1 to 12) and its kind. */
export interface MonthName {
  readonly word: string;
  readonly number: number;
  /** full; short: an abbreviation; name: also a common word or somebody's name. */
  readonly kind: string;
}

/** All spellings of months in lower case, abbreviations with and without their stop. */
export function readMonths(): MonthName[] {
  return readLexicon(import.meta.url, "months.tsv").map(([word = "", number, kind = ""]) => ({
    word,
    number: Number(number),
    kind,
  }));
}

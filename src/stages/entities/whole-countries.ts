import type { Tokens } from "../../core/tokens.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { Candidate } from "./candidate.ts";

/** A country's name in full has one of these. */
const HEADS: ReadonlySet<string> = new Set(["republic", "kingdom", "emirates", "federation", "states"]);
/** In tokens: "Democratic People's Republic of Korea" has six. */
const LONGEST = 8;

export const COUNTRIES = "countries.tsv";

/** Names of countries in full, in small letters. */
export type FullNames = ReadonlySet<string>;

const plain = (name: string): string => name.toLowerCase().replaceAll("’", "'");

export function readFullNames(): FullNames {
  const names = readLexicon(import.meta.url, COUNTRIES).map(([name = ""]) => plain(name));
  return new Set(names.filter((name) => name.split(" ").some((word) => HEADS.has(word))));
}

/**
 * Makes of a part of a country's full name, or of what the tagger took for an organisation, the country: "People's Republic of China", not
 * "Republic of China", which is another.
 */
export function wholeCountries(
  text: string,
  { lower, starts, ends, count }: Tokens,
  names: readonly Candidate[],
  full: FullNames,
): Candidate[] {
  return names.map((name) => {
    if (name.label !== "GPE" && name.label !== "ORG") return name;
    let head = name.first;
    while (head < name.end && !HEADS.has(lower[head] as string)) head++;
    if (head === name.end) return name;
    for (let first = Math.max(0, name.end - LONGEST); first <= name.first; first++)
      for (let end = Math.min(count, first + LONGEST); end >= name.end; end--)
        if (full.has(plain(text.slice(starts[first], ends[end - 1])))) {
          const isSame = first === name.first && end === name.end && name.label === "GPE";
          return isSame ? name : { ...name, first, end, label: "GPE", by: "gazetteer", list: COUNTRIES };
        }
    return name;
  });
}

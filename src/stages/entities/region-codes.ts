import type { Tokens } from "../../core/tokens.ts";
import { readWordSet } from "../../text/lexicon.ts";
import type { Candidate } from "./candidate.ts";

const SCORE = 0.9;
/** Codes that are words too: in a text in capitals ("IN LYON, OR IN NICE") they are those. */
const WORDS: ReadonlySet<string> = new Set(["HI", "IN", "ME", "OH", "OK", "ON", "OR"]);

export const REGION_CODES = "region-codes.tsv";

export const readRegionCodes = (): ReadonlySet<string> => readWordSet(import.meta.url, REGION_CODES);

/** The code of a state or province behind a place and a comma, "Chillicothe, OH", where the tagger overlooked it. `names` are what it found. */
export function regionCodes(
  { count, surface }: Tokens,
  names: readonly Candidate[],
  codes: ReadonlySet<string>,
): Candidate[] {
  return names.flatMap(({ label, first, end }): Candidate[] => {
    const code = surface[end + 1] ?? "";
    if (label !== "GPE" || end + 1 >= count || surface[end] !== "," || !codes.has(code)) return [];
    const place = surface[first] ?? "";
    if (WORDS.has(code) && place === place.toUpperCase()) return [];
    return [
      { first: end + 1, end: end + 2, label: "GPE", by: "gazetteer", list: REGION_CODES, score: SCORE },
    ];
  });
}

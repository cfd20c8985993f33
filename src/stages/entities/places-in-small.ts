import type { Tokens } from "../../core/tokens.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Candidate } from "./candidate.ts";

/** The share of such names in the training sets that are names of places there. */
const SCORE = 0.85;
/** Parts of addresses and handles: "@kerala", "news-mexico". */
const JOINS: ReadonlySet<string> = new Set(["@", "#", "-", "/", "_"]);

/** Places that no word of the language is like, by their first words: for each the other words of the names, the longest first. */
export type PlacesInSmall = ReadonlyMap<string, readonly (readonly string[])[]>;

export const PLACES_IN_SMALL = "places-in-small.tsv";

export function openPlacesInSmall(): PlacesInSmall {
  const byFirst = new Map<string, string[][]>();
  for (const [name = ""] of readLexicon(import.meta.url, PLACES_IN_SMALL)) {
    const [first = "", ...rest] = name.split(" ");
    const before = byFirst.get(first);
    if (before) before.push(rest);
    else byFirst.set(first, [rest]);
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.length - a.length);
  return byFirst;
}

/**
 * Names of places that are written without a capital, as people do who write in haste ("a flight to san francisco"). The tagger looks for
 * capitals, and never sees them.
 */
export function placesInSmall({ count, surface }: Tokens, places: PlacesInSmall): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < count; i++) {
    const names = places.get(surface[i] as string);
    if (names === undefined) continue;
    const rest = names.find((words) => words.every((word, k) => surface[i + 1 + k] === word));
    if (!rest) continue;
    const end = i + 1 + rest.length;
    if (isPart(surface, { first: i, end })) continue;
    found.push({ first: i, end, label: "GPE", by: "gazetteer", list: PLACES_IN_SMALL, score: SCORE });
    i = end - 1;
  }
  return found;
}

const isPart = (surface: readonly string[], { first, end }: TokenRange): boolean =>
  JOINS.has(surface[first - 1] ?? "") || JOINS.has(surface[end] ?? "");

import type { EntityLabel } from "../../schema/entity-labels.ts";
import { readLexicon, readWordSet } from "../../text/lexicon.ts";

const words = (name: string): ReadonlySet<string> => readWordSet(import.meta.url, `${name}.tsv`);

/** Everything that the names recognisers know of words. Word sets are in lower case but for personal names. */
export interface Lexicons {
  /** Names that can be told by themselves, to their label. */
  readonly known: ReadonlyMap<string, EntityLabel>;
  /** The most words that a known name has. */
  readonly longestKnown: number;
  readonly given: ReadonlySet<string>;
  readonly family: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  /** Words inside names: true when they stand inside any name, false when only with a head word. */
  readonly inner: ReadonlyMap<string, boolean>;
  readonly orgHeads: ReadonlySet<string>;
  readonly orgTails: ReadonlySet<string>;
  readonly facilities: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly placeHeads: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly laws: ReadonlySet<string>;
  readonly placePrepositions: ReadonlySet<string>;
}

/** Apostrophes of both kinds are one. */
export const normalised = (name: string): string => name.replaceAll("’", "'");

export function openLexicons(): Lexicons {
  const known = new Map<string, EntityLabel>();
  let longestKnown = 1;
  // Later lists win: what was chosen by hand over what was collected.
  const add = (name: string, label: EntityLabel) => {
    known.set(normalised(name), label);
    longestKnown = Math.max(longestKnown, name.split(" ").length);
  };
  const lists: readonly (readonly [string, EntityLabel])[] = [
    ["cities", "GPE"],
    ["countries", "GPE"],
    ["demonyms", "NORP"],
    ["groups", "NORP"],
    ["places", "GPE"],
    ["regions", "LOC"],
    ["orgs", "ORG"],
  ];
  for (const [list, label] of lists) for (const name of words(list)) add(name, label);
  return {
    known,
    longestKnown,
    given: words("given-names"),
    family: words("family-names"),
    titles: words("titles"),
    notNames: words("not-names"),
    inner: new Map(
      readLexicon(import.meta.url, "inner-words.tsv").map(([word = "", where]) => [word, where === "any"]),
    ),
    orgHeads: words("org-heads"),
    orgTails: words("org-tails"),
    facilities: words("facility-words"),
    places: words("place-words"),
    placeHeads: words("place-heads"),
    areas: words("area-words"),
    events: words("event-words"),
    laws: words("law-words"),
    placePrepositions: words("place-prepositions"),
  };
}

import { readLexicon, readWordSet } from "../../../text/lexicon.ts";
import { keyOf } from "../mention.ts";
import { looselyNamed } from "./loose-names.ts";
import { isTown } from "./near.ts";
import { openPlaceIndex, type Place } from "./place-index.ts";

const ENTITIES = "../../entities/";
const SHORT_FORMS = [
  [`${ENTITIES}region-codes.tsv`, "region"],
  ["region-short-forms.tsv", "region"],
  ["city-short-forms.tsv", "city"],
  ["english-names.tsv", "town"],
] as const;
/** Short forms of cities are of large ones, not of their namesakes. */
const LEAST_PEOPLE = 300_000;

/** What a short form stands for: a region or a large city, and nothing else of the form; or a town that English has another name for, beside the towns of that name. */
interface Meaning {
  readonly name: string;
  readonly country: string;
  readonly kind: "region" | "city" | "town";
}

/** What names can mean. */
export interface Candidates {
  /** Countries and regions from lexicons, everything else from the index, which is read on first use. */
  readonly named: (name: string) => readonly Place[];
  /** A country by its ISO 3166-1 alpha-2 code. */
  readonly country: (code: string) => Place | undefined;
}

export function openCandidates(): Candidates {
  const countries = new Map<string, Place>();
  for (const [code = "", ...middle] of readLexicon(import.meta.url, "country-centres.tsv"))
    countries.set(code, large(code, middle));
  const fixed = new Map<string, Place>();
  for (const list of ["countries.tsv", "places.tsv"])
    for (const [name = "", code = ""] of readLexicon(import.meta.url, ENTITIES + list)) {
      const country = countries.get(code);
      if (country) fixed.set(keyOf(name), country);
    }
  for (const [name = "", ...middle] of readLexicon(import.meta.url, "regions.tsv"))
    fixed.set(keyOf(name), large(null, middle));
  const shortForms = new Map<string, Meaning[]>();
  for (const [list, kind] of SHORT_FORMS)
    for (const [form = "", name = "", country = ""] of readLexicon(import.meta.url, list)) {
      const meaning = { name, country, kind };
      const others = shortForms.get(shortKey(form));
      if (others) others.push(meaning);
      else shortForms.set(shortKey(form), [meaning]);
    }

  const nowhere = readWordSet(import.meta.url, "nowhere.tsv");
  let index: ((name: string) => Place[]) | undefined;
  const known = new Map<string, readonly Place[]>();
  const exactly = (name: string): readonly Place[] => {
    if (nowhere.has(name)) return [];
    index ??= openPlaceIndex();
    const inIndex = index;
    const own = fixed.get(keyOf(name));
    const short = shortForms.get(shortKey(name)) ?? [];
    const meant = short.flatMap((meaning) =>
      inIndex(meaning.name).filter((place) => isMeant(place, meaning)),
    );
    const isAlone = short.some(({ kind }) => kind !== "town");
    const others = isAlone
      ? []
      : inIndex(name).filter((place) => !meant.some(({ geonames }) => geonames === place.geonames));
    return [...(own ? [own] : []), ...meant, ...others];
  };
  const named = (name: string): readonly Place[] => {
    const before = known.get(name);
    if (before) return before;
    const exact = exactly(name);
    const found = exact.length > 0 ? exact : looselyNamed(name, exactly);
    // A run of many documents must not keep every name it met.
    if (known.size >= 20_000) known.clear();
    known.set(name, found);
    return found;
  };
  return { named, country: (code) => countries.get(code) };
}

/** Codes of two letters mean something else in small letters: "WA" is no Wa. */
function shortKey(name: string): string {
  const letters = name.replaceAll(".", "");
  return letters.length === 2 ? letters : keyOf(name);
}

/** A country, or what is as large. */
function large(country: string | null, [latitude, longitude, id = ""]: readonly string[]): Place {
  return {
    kind: "country",
    geonames: id === "" ? null : id,
    country,
    region: 0,
    latitude: Number(latitude),
    longitude: Number(longitude),
    population: 1e7,
    byOtherName: false,
  };
}

function isMeant(place: Place, { country, kind }: Meaning): boolean {
  if (place.country !== country) return false;
  if (kind === "region") return place.kind === "region";
  if (kind === "town") return isTown(place) && !place.byOtherName;
  return place.kind !== "region" && place.population >= LEAST_PEOPLE;
}

import { readLexicon } from "../../../text/lexicon.ts";
import { keyOf } from "../mention.ts";
import { openPlaceIndex, type Place } from "./place-index.ts";

const ENTITIES = "../../entities/";

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
  const shortForms = new Map<string, { readonly name: string; readonly country: string }>();
  for (const [form = "", name = "", country = ""] of readLexicon(import.meta.url, "region-short-forms.tsv"))
    shortForms.set(keyOf(form), { name, country });

  let index: ((name: string) => Place[]) | undefined;
  const known = new Map<string, readonly Place[]>();
  const named = (name: string): readonly Place[] => {
    const key = keyOf(name);
    const before = known.get(key);
    if (before) return before;
    index ??= openPlaceIndex();
    const own = fixed.get(key);
    const short = shortForms.get(key);
    const named = short ? index(short.name).filter((place) => isRegionOf(place, short.country)) : index(name);
    const found = own ? [own, ...named] : named;
    // A run of many documents must not keep every name it met.
    if (known.size >= 20_000) known.clear();
    known.set(key, found);
    return found;
  };
  return { named, country: (code) => countries.get(code) };
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
  };
}

function isRegionOf(place: Place, country: string): boolean {
  return place.kind === "region" && place.country === country;
}

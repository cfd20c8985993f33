import type { Referent } from "../../schema/referents.ts";
import { readLexicon } from "../../text/lexicon.ts";
import { keyOf } from "./mention.ts";

type Link = NonNullable<Referent["link"]>;

const GAZETTEER = "../entities/";
/** Another place of the same name must be this many times smaller for a name to be sure. */
const LARGER = 5;

/** Finds the place that names mean: a country, or the city that is much the largest of its name. Null when unsure. */
export function openLinks(): (names: readonly string[]) => Link | null {
  // Rows are made into links when they are asked for: a run meets few of ten thousand cities.
  const rows = new Map<string, readonly string[]>();
  for (const row of readLexicon(import.meta.url, `${GAZETTEER}cities.tsv`))
    rows.set(keyOf(row[0] ?? ""), row);
  for (const [name = "", code = ""] of readLexicon(import.meta.url, `${GAZETTEER}countries.tsv`))
    rows.set(keyOf(name), ["", "", code]);
  for (const [name = "", code = ""] of readLexicon(import.meta.url, `${GAZETTEER}places.tsv`)) {
    // A part of a country is in no list with coordinates: better no link than a city that happens to bear its name.
    if (code === "") rows.delete(keyOf(name));
    else rows.set(keyOf(name), ["", "", code]);
  }
  return (names) => {
    for (const name of names) {
      const row = rows.get(keyOf(name));
      const link = row && linkOf(row);
      if (link) return link;
    }
    return null;
  };
}

/** The link of a row: a city's has an id and a place, a country's only its code. */
function linkOf([
  ,
  id = "",
  country = "",
  place = "",
  population = "",
  next = "",
]: readonly string[]): Link | null {
  if (id === "") return { geonames: null, iso3166: country, wikidata: null, latitude: null, longitude: null };
  if (Number(population) < LARGER * Number(next)) return null;
  const [latitude, longitude] = place.split(",").map(Number);
  return {
    geonames: id,
    iso3166: country,
    wikidata: null,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
  };
}

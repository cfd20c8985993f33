import type { Referent } from "../../schema/referents.ts";
import { readLexicon } from "../../text/lexicon.ts";
import { keyOf } from "./mention.ts";

type Link = NonNullable<Referent["link"]>;

const GAZETTEER = "../entities/";
/** Another place of the same name must be this many times smaller for a name to be sure. */
const LARGER = 5;

/** Finds the place that names mean: a country, or the city that is much the largest of its name. Null when unsure. */
export function openLinks(): (names: readonly string[]) => Link | null {
  const links = new Map<string, Link>();
  for (const [name = "", id = "", country = "", place = "", population, next] of readLexicon(
    import.meta.url,
    `${GAZETTEER}cities.tsv`,
  )) {
    if (Number(population) < LARGER * Number(next)) continue;
    const [latitude, longitude] = place.split(",").map(Number);
    links.set(keyOf(name), {
      geonames: id,
      iso3166: country,
      wikidata: null,
      latitude: latitude ?? null,
      longitude: longitude ?? null,
    });
  }
  const country = (name: string, code: string) =>
    links.set(keyOf(name), {
      geonames: null,
      iso3166: code,
      wikidata: null,
      latitude: null,
      longitude: null,
    });
  for (const [name = "", code = ""] of readLexicon(import.meta.url, `${GAZETTEER}countries.tsv`))
    country(name, code);
  for (const [name = "", code = ""] of readLexicon(import.meta.url, `${GAZETTEER}places.tsv`)) {
    // A part of a country is in no list with coordinates: better no link than a city that happens to bear its name.
    if (code === "") links.delete(keyOf(name));
    else country(name, code);
  }
  return (names) => {
    for (const name of names) {
      const link = links.get(keyOf(name));
      if (link) return link;
    }
    return null;
  };
}

import { readLexicon } from "../../../text/lexicon.ts";
import { keyOf } from "../mention.ts";
import { openPlaceIndex, type Place } from "./place-index.ts";

const ENTITIES = "../../entities/";

/** What every name can mean: countries and regions from lexicons, everything else from the index, which is read on first use. */
export function openCandidates(): (name: string) => readonly Place[] {
  const fixed = new Map<string, Place>();
  const add = (name: string, country: string | null, latitude: string, longitude: string, id = "") =>
    fixed.set(keyOf(name), {
      kind: "country",
      geonames: id === "" ? null : id,
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: 1e7,
    });
  const centres = new Map<string, readonly string[]>();
  for (const row of readLexicon(import.meta.url, "country-centres.tsv")) centres.set(row[0] ?? "", row);
  for (const list of ["countries.tsv", "places.tsv"])
    for (const [name = "", code = ""] of readLexicon(import.meta.url, ENTITIES + list)) {
      const [, latitude, longitude, id] = centres.get(code) ?? [];
      if (latitude !== undefined && longitude !== undefined) add(name, code, latitude, longitude, id);
    }
  for (const [name = "", latitude = "", longitude = ""] of readLexicon(import.meta.url, "regions.tsv"))
    add(name, null, latitude, longitude);

  let index: ((name: string) => Place[]) | undefined;
  const known = new Map<string, readonly Place[]>();
  return (name) => {
    const key = keyOf(name);
    const before = known.get(key);
    if (before) return before;
    index ??= openPlaceIndex();
    const own = fixed.get(key);
    const found = own ? [own, ...index(name)] : index(name);
    // A run of many documents must not keep every name it met.
    if (known.size >= 20_000) known.clear();
    known.set(key, found);
    return found;
  };
}

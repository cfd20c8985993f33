import type { Referent } from "../../../schema/referents.ts";
import { readLexicon } from "../../../text/lexicon.ts";
import { keyOf, type Mention } from "../mention.ts";
import { openCandidates } from "./candidates.ts";
import type { Place } from "./place-index.ts";

type Link = NonNullable<Referent["link"]>;

/** Added to the decimal logarithm of the population: set by hand, from what news text means by a bare name. */
const KIND_WEIGHT = { city: 0, capital: 1, region: 0.5, country: 2 } as const;
const SAME_COUNTRY = 2;
const NAMED_AFTER = 4;
/** The weight of "a place that the index lacks": what a sure link has to beat. Natural features are mostly lacking. */
const UNLISTED = { GPE: 2.5, LOC: 4, FAC: 4 } as const;
/** Candidates nearer than this, in degrees, are no rivals: a city and the province around it. */
const SAME_SPOT = 1.2;
const STATE_REACH = 6;
/** A bare "New York" or "São Paulo" is the city rather than the state that has its name. */
const METROPOLIS = 1;
const MILLION = 1e6;

/** What resolves the places of one document: groups of mentions in the order of their first. */
export type ResolvePlaces = (
  text: string,
  groups: readonly { readonly mentions: readonly Mention[] }[],
) => (Link | null)[];

/** One sense a document: the place whose population, kind and countries of the document make it likeliest; null when unsure. */
export function openResolver(minimum: number): ResolvePlaces {
  const candidatesOf = openCandidates();
  const demonyms = new Map<string, string>();
  for (const [form = "", code = ""] of readLexicon(import.meta.url, "../../entities/demonyms.tsv"))
    demonyms.set(keyOf(form), code);

  return (text, groups) => {
    const candidates = groups.map(({ mentions }) => {
      if (!mentions.some(isPlace)) return [];
      for (const { text: name } of mentions) {
        const found = candidatesOf(name.replace(/^the /i, ""));
        if (found.length > 0) return found;
      }
      return [];
    });
    const countries = new Set<string>();
    for (const [i, group] of groups.entries()) {
      const [first, ...others] = candidates[i] ?? [];
      // A name that is also a large region's elsewhere ("Georgia") says nothing of itself.
      if (first?.kind === "country" && first.country && !others.some((other) => isRival(first, other)))
        countries.add(first.country);
      const people = group.mentions[0];
      const home = people?.label === "NORP" ? demonyms.get(keyOf(people.text)) : undefined;
      if (home) countries.add(home);
    }
    const byStart = new Map<number, readonly Place[]>();
    for (const [i, group] of groups.entries())
      for (const { start } of group.mentions) byStart.set(start, candidates[i] ?? []);
    return groups.map(({ mentions }, i) => {
      const places = candidates[i] ?? [];
      const label = mentions.find(isPlace)?.label;
      if (places.length === 0 || (label !== "GPE" && label !== "LOC" && label !== "FAC")) return null;
      const around = wider(text, mentions, byStart);
      const scores = places.map(
        (place) =>
          Math.log10(place.population + 1) +
          KIND_WEIGHT[place.kind] +
          (place.country && countries.has(place.country) ? SAME_COUNTRY : 0) +
          (around.some((outer) => lies(place, outer)) ? NAMED_AFTER : 0) +
          (bearsRegionName(place, places) ? METROPOLIS : 0),
      );
      return choose(places, scores, UNLISTED[label], minimum);
    });
  };
}

function isPlace({ label }: Mention): boolean {
  return label === "GPE" || label === "LOC" || label === "FAC";
}

/** What is named after a comma: "Paris, Texas". */
function wider(
  text: string,
  mentions: readonly Mention[],
  byStart: ReadonlyMap<number, readonly Place[]>,
): Place[] {
  const found: Place[] = [];
  for (const { end } of mentions)
    if (text.startsWith(", ", end))
      for (const place of byStart.get(end + 2) ?? [])
        if (place.kind === "country" || place.kind === "region") found.push(place);
  return found;
}

function lies(place: Place, outer: Place): boolean {
  if (place.country !== outer.country || place === outer) return false;
  return outer.kind === "country" || apart(place, outer) < STATE_REACH;
}

/** A region of a million people or more, in another country. */
function isRival(country: Place, other: Place): boolean {
  return other.kind === "region" && other.country !== country.country && other.population >= MILLION;
}

function bearsRegionName(place: Place, places: readonly Place[]): boolean {
  if (place.kind === "region" || place.kind === "country" || place.population < MILLION) return false;
  return places.some((other) => other.kind === "region" && lies(place, other));
}

/** One of the two is a region that the other lies in: to mean either is to mean nearly the same. */
function nested(a: Place, b: Place): boolean {
  return (a.kind === "region" && lies(b, a)) || (b.kind === "region" && lies(a, b));
}

/** Degrees between two places, the larger of latitude and longitude. */
function apart(a: Place, b: Place): number {
  return Math.max(Math.abs(a.latitude - b.latitude), Math.abs(a.longitude - b.longitude));
}

/** The likeliest place, if its share among its rivals is the minimum or more. */
function choose(
  places: readonly Place[],
  scores: readonly number[],
  unlisted: number,
  minimum: number,
): Link | null {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  const place = places[best];
  if (!place) return null;
  const top = scores[best] ?? 0;
  let rivals = 10 ** (unlisted - top);
  for (const [i, other] of places.entries())
    if (i !== best && apart(place, other) > SAME_SPOT && !nested(place, other))
      rivals += 10 ** ((scores[i] ?? 0) - top);
  if (1 / (1 + rivals) < minimum) return null;
  return {
    geonames: place.geonames,
    iso3166: place.country,
    wikidata: null,
    latitude: place.latitude,
    longitude: place.longitude,
  };
}

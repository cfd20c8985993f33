import { apart, liesIn } from "./near.ts";
import type { Place } from "./place-index.ts";
import type { Surroundings } from "./surroundings.ts";

/** Added to the decimal logarithm of the population: set by hand, from what news text means by a bare name. */
const KIND_WEIGHT = { part: -1, city: 0, seat: 0.3, county: 0, region: 0.5, capital: 2, country: 2 } as const;
/** The text names the country; or it surely means another place there; or it names countries, and this is none of theirs. */
const COUNTRY = { named: 2, shared: 1, strange: -1.5 } as const;
const SAME_REGION = 1.5;
/** A place named behind the name holds this one; or it is a region that holds none of the name, so that a place is meant that the index lacks. */
const NAMED_AFTER = { holds: 4, lacks: -2 } as const;
/** More than a place named behind it weighs: in a list of states "Washington, Pennsylvania" are two. */
const SAID_REGION = 6;
/** For each place near by that the text surely means, up to three. */
const NEIGHBOUR = 0.5;
const MOST_NEIGHBOURS = 3;
/** Degrees within which places are neighbours. */
const NEAR = 1.5;
/** "Pittsburgh" is a town of its name rather than Pittsburg, California. */
const OTHER_NAME = -1;
/** A bare "New York" or "São Paulo" is the city rather than the state that has its name, and "LA" rather than Louisiana. */
const METROPOLIS = 1.5;
const METROPOLIS_PEOPLE = 1e6;

/** What speaks for a place, in powers of ten. */
export interface Points {
  readonly population: number;
  readonly kind: number;
  readonly country: number;
  readonly region: number;
  readonly namedAfter: number;
  readonly metropolis: number;
  readonly otherName: number;
  readonly saidRegion: number;
  readonly neighbours: number;
}

/** Where a name stands. */
export interface Standing {
  /** All places of the name. */
  readonly places: readonly Place[];
  /** Places named behind the name. */
  readonly outer: readonly Place[];
  readonly around: Surroundings;
  /** Whose name it is. */
  readonly group: number;
  /** The text surely gives the name to a region. */
  readonly saidRegion: boolean;
}

/** What speaks for a place. */
export function pointsFor(place: Place, { places, outer, around, group, saidRegion }: Standing): Points {
  const { regions, sure } = around;
  let neighbours = 0;
  for (const other of sure)
    if (neighbours < MOST_NEIGHBOURS && other.group !== group && apart(place, other.place) < NEAR)
      neighbours++;
  return {
    population: Math.log10(place.population + 1),
    kind: KIND_WEIGHT[place.kind],
    country: countryPoints(place, around, group),
    region: regions.has(place.region) ? SAME_REGION : 0,
    namedAfter: namedAfterPoints(place, places, outer),
    otherName: place.byOtherName ? OTHER_NAME : 0,
    metropolis: bearsRegionName(place, places) ? METROPOLIS : 0,
    saidRegion: saidRegion && place.kind === "region" ? SAID_REGION : 0,
    neighbours: neighbours * NEIGHBOUR,
  };
}

function namedAfterPoints(place: Place, places: readonly Place[], outer: readonly Place[]): number {
  if (outer.some((area) => liesIn(place, area))) return NAMED_AFTER.holds;
  const lacks =
    place.kind !== "country" &&
    place.kind !== "region" &&
    outer.some(({ kind }) => kind === "region") &&
    !places.some((other) => outer.some((area) => liesIn(other, area)));
  return lacks ? NAMED_AFTER.lacks : 0;
}

function countryPoints({ country, kind }: Place, { countries, sure }: Surroundings, group: number): number {
  if (country === null) return 0;
  if (countries.has(country)) return COUNTRY.named;
  if (sure.some((other) => other.group !== group && other.place.country === country)) return COUNTRY.shared;
  return countries.size > 0 && kind !== "country" ? COUNTRY.strange : 0;
}

/** All that speaks for a place together. */
export const sumOf = ({
  population,
  kind,
  country,
  region,
  namedAfter,
  metropolis,
  otherName,
  saidRegion,
  neighbours,
}: Points): number =>
  population + kind + country + region + namedAfter + metropolis + otherName + saidRegion + neighbours;

function bearsRegionName(place: Place, places: readonly Place[]): boolean {
  if (place.kind === "region" || place.kind === "country" || place.population < METROPOLIS_PEOPLE)
    return false;
  return places.some(({ kind }) => kind === "region");
}

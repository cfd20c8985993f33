import type { Place } from "./place-index.ts";

/** A region with so many people is a rival of a country of its name. */
const RIVAL_PEOPLE = 1e6;

/** What a document tells of where it plays. */
export interface Surroundings {
  readonly countries: Set<string>;
  readonly regions: Set<number>;
  /** Places that are surely meant, and the group of each. */
  readonly sure: { readonly place: Place; readonly group: number }[];
}

/** The countries and regions that a document names. */
export function surroundingsOf(
  candidates: readonly (readonly Place[])[],
  homes: readonly (string | undefined)[],
): Surroundings {
  const countries = new Set<string>();
  const regions = new Set<number>();
  for (const [i, [first, ...others]] of candidates.entries()) {
    const home = homes[i];
    if (home) countries.add(home);
    // A name that is also a large region's elsewhere ("Georgia") says nothing of itself.
    if (first?.kind === "country" && first.country && !others.some((other) => isRival(first, other)))
      countries.add(first.country);
    const region = onlyRegion(candidates[i] ?? []);
    if (region?.country) {
      countries.add(region.country);
      regions.add(region.region);
    }
  }
  return { countries, regions, sure: [] };
}

/** The region that a name means when nothing else of that name is a tenth as large: "Alberta", not "Washington". */
export function onlyRegion(places: readonly Place[]): Place | undefined {
  const region = places.find(({ kind }) => kind === "region");
  if (!region) return undefined;
  const alone = places.every(
    (other) => other === region || (other.kind !== "capital" && other.population * 10 < region.population),
  );
  return alone ? region : undefined;
}

/** A region of a million people or more, in another country. */
function isRival(country: Place, other: Place): boolean {
  return other.kind === "region" && other.country !== country.country && other.population >= RIVAL_PEOPLE;
}

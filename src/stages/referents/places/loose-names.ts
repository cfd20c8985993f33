import { isTown, liesIn } from "./near.ts";
import type { Place } from "./place-index.ts";

const REGION = /^(.+) (?:governorate|oblast|prefecture|province|region|state)$/iu;
const CITY = /^(.+) city$/iu;
/** "Nairobi, Kenya" as one name. */
const INSIDE = /^([^,]+), ([^,]+)$/u;

/** What a name means that no list has as it is written: "Guangdong province", "Quebec City", "Nairobi, Kenya", "Hague". `named` looks names up as they are. */
export function looselyNamed(name: string, named: (name: string) => readonly Place[]): readonly Place[] {
  const region = REGION.exec(name)?.[1];
  if (region) return named(region).filter(({ kind }) => kind === "region");
  const city = CITY.exec(name)?.[1];
  if (city) return named(city).filter(isTown);
  const [, inner, outer] = INSIDE.exec(name) ?? [];
  if (inner && outer) {
    const areas = named(outer);
    return named(inner).filter((place) => areas.some((area) => liesIn(place, area)));
  }
  return named(`The ${name}`);
}

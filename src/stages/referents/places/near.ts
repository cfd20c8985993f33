import type { Place } from "./place-index.ts";

/** Whether a place is a whole town. */
export const isTown = ({ kind }: Place): boolean => kind === "city" || kind === "seat" || kind === "capital";

/** Whether a place lies in another, as far as countries and regions tell. */
export function liesIn(place: Place, outer: Place): boolean {
  if (place.country !== outer.country || place === outer) return false;
  return outer.kind === "country" || (place.region === outer.region && place.region > 0);
}

/** One of the two is a region that the other lies in: to mean either is to mean nearly the same. */
export function nested(a: Place, b: Place): boolean {
  return (a.kind === "region" && liesIn(b, a)) || (b.kind === "region" && liesIn(a, b));
}

/** Degrees between two places, the larger of latitude and longitude. */
export function apart(a: Place, b: Place): number {
  return Math.max(Math.abs(a.latitude - b.latitude), Math.abs(a.longitude - b.longitude));
}

import type { Mention } from "../mention.ts";
import { apart, isTown, liesIn } from "./near.ts";
import type { Place } from "./place-index.ts";
import { onlyRegion } from "./surroundings.ts";

/** What makes a name that a town and a region share ("New York", "Washington") the region's. */
const BEFORE = /\b(?:state|province|region) of (?:the )?$/i;
const BEHIND =
  /^(?: state\b(?! department)| province\b| (?:governor|gov\.|attorney general|legislature)(?!\p{L}))/iu;
/** Between two names of a list, and before its last. */
const COMMA = /^,? (?:and |or )?$/;
/** A list has at least so many names that are regions' alone, besides the one in question. */
const LEAST_REGIONS = 2;
/** Degrees from which on a town is none of the city's whose name the region has: Buffalo, not Brooklyn, before "New York". */
const BEYOND = 1;

/** A place's name in the text, with what it can mean. */
interface Named {
  readonly start: number;
  readonly end: number;
  readonly places: readonly Place[];
}

/**
 * The groups whose name the text surely gives to a region: "Washington state", "the state of Washington", "Buffalo, New York", or in a list
 * in which all others can be regions and some are nothing else. `candidates` has what each group can mean.
 */
export function saidRegions(
  text: string,
  groups: readonly { readonly mentions: readonly Mention[] }[],
  candidates: readonly (readonly Place[])[],
): ReadonlySet<number> {
  const said = new Set<number>();
  if (!candidates.some(isShared)) return said;
  const names: (Named & { readonly group: number })[] = groups
    .flatMap(({ mentions }, group) =>
      mentions.map(({ start, end }) => ({ group, start, end, places: candidates[group] ?? [] })),
    )
    .sort((a, b) => a.start - b.start);
  for (let first = 0; first < names.length; ) {
    // A list: names with nothing but commas between them.
    let end = first + 1;
    while (end < names.length && COMMA.test(between(text, names[end - 1], names[end]))) end++;
    const list = names.slice(first, end);
    const regions = list.filter(({ places }) => onlyRegion(places) !== undefined);
    const isOfRegions = list.every(({ places }) => places.some(isRegion));
    for (const [i, name] of list.entries()) {
      if (!isShared(name.places)) continue;
      const others = regions.length - Number(regions.includes(name));
      const inList = isOfRegions && others >= LEAST_REGIONS;
      if (inList || isTold(text, name) || isBehindItsTown(text, list[i - 1], name)) said.add(name.group);
    }
    first = end;
  }
  return said;
}

const between = (text: string, a: Named | undefined, b: Named | undefined): string =>
  a && b && b.start - a.end <= 6 ? text.slice(a.end, b.start) : "-";

const isShared = (places: readonly Place[]): boolean => places.some(isRegion) && places.some(isTown);

const isRegion = ({ kind }: Place): boolean => kind === "region";

const isTold = (text: string, { start, end }: Named): boolean =>
  BEHIND.test(text.slice(end, end + 20)) || BEFORE.test(text.slice(Math.max(0, start - 20), start));

/** "Buffalo, New York": the region has a town of the name before it, far from the city of its own. */
function isBehindItsTown(text: string, before: Named | undefined, { start, places }: Named): boolean {
  if (!before || text.slice(before.end, start) !== ", ") return false;
  const region = places.find(({ kind }) => kind === "region");
  const city = places.find(isTown);
  if (!region || !city) return false;
  const towns = before.places.filter((town) => liesIn(town, region));
  return towns.length > 0 && towns.every((town) => apart(town, city) > BEYOND);
}

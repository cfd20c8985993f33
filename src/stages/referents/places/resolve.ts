import type { Referent } from "../../../schema/referents.ts";
import { readLexicon } from "../../../text/lexicon.ts";
import { keyOf, type Mention } from "../mention.ts";
import { openCandidates } from "./candidates.ts";
import { apart, nested } from "./near.ts";
import type { Place } from "./place-index.ts";
import { type Points, pointsFor, sumOf } from "./points.ts";
import { saidRegions } from "./said-regions.ts";
import { surroundingsOf } from "./surroundings.ts";

type Link = NonNullable<Referent["link"]>;

/** So many places of a document that are surely meant are compared with. */
const MOST_COMPARED = 50;
/** The share of likelihood from which on a place counts as surely meant. */
const SURE = 0.9;
/** The weight of "a place that the index lacks": what a sure link has to beat. Natural features and buildings are mostly lacking. */
const UNLISTED = { GPE: 2.5, LOC: 4, FAC: 6 } as const;
/** Candidates nearer than this, in degrees, are no rivals: a city and the province around it. */
const SAME_SPOT = 1.2;
/** What resolves the places of one document: groups of mentions in the order of their first. */
export type ResolvePlaces = (
  text: string,
  groups: readonly { readonly mentions: readonly Mention[] }[],
) => (Link | null)[];

/** What one document makes of its groups' places. */
interface Weighed {
  readonly candidates: readonly (readonly Place[])[];
  /** A candidate's points, each by its reason. */
  readonly pointsOf: (group: number, place: Place) => Points;
  /** Null where there is nothing to choose from. */
  readonly choiceOf: (group: number) => Choice | null;
  /** The country of a nationality. */
  readonly homeOf: (group: number) => Place | undefined;
}

/** What resolves and what explains: the same weighing of candidates. */
function openWeighing(): (text: string, groups: Parameters<ResolvePlaces>[1]) => Weighed {
  const { named, country: countryOf } = openCandidates();
  const demonyms = new Map<string, string>();
  // A form that two countries share ("Congolese") names neither.
  for (const [form = "", code = ""] of readLexicon(import.meta.url, "../../entities/demonyms.tsv"))
    demonyms.set(keyOf(form), demonyms.has(keyOf(form)) ? "" : code);

  return (text, groups) => {
    const candidates = groups.map(({ mentions }) => candidatesOf(mentions, named));
    const homes = groups.map(({ mentions: [first] }) =>
      first?.label === "NORP" ? demonyms.get(keyOf(first.text)) : undefined,
    );
    const byStart = new Map<number, readonly Place[]>();
    for (const [i, group] of groups.entries())
      for (const { start } of group.mentions) byStart.set(start, candidates[i] ?? []);
    const outer = groups.map(({ mentions }) => wider(text, mentions, byStart, named));
    const around = surroundingsOf(candidates, homes);
    const said = saidRegions(text, groups, candidates);

    const pointsOf = (i: number, place: Place) =>
      pointsFor(place, {
        places: candidates[i] ?? [],
        outer: outer[i] ?? [],
        around,
        group: i,
        saidRegion: said.has(i),
      });
    const choiceOf = (i: number): Choice | null => {
      const places = candidates[i] ?? [];
      const label = placeLabel(groups[i]?.mentions ?? []);
      if (places.length === 0 || label === null) return null;
      const scores = places.map((place) => sumOf(pointsOf(i, place)));
      return choose(places, scores, UNLISTED[label]);
    };
    for (let i = 0; i < groups.length && around.sure.length < MOST_COMPARED; i++) {
      const choice = choiceOf(i);
      if (choice && choice.share >= SURE && choice.place.kind !== "country")
        around.sure.push({ place: choice.place, group: i });
    }
    for (const { place } of around.sure) if (place.region > 0) around.regions.add(place.region);
    const homeOf = (i: number) => (homes[i] === undefined ? undefined : countryOf(homes[i] ?? ""));
    return { candidates, pointsOf, choiceOf, homeOf };
  };
}

/**
 * One sense a document: the place whose population, kind, countries, regions and neighbours in the document make it likeliest; null when
 * unsure. What is sure by itself is found first and helps the rest. A nationality is linked to its country.
 */
export function openResolver(minimum: number): ResolvePlaces {
  const weigh = openWeighing();
  return (text, groups) => {
    const { choiceOf, homeOf } = weigh(text, groups);
    return groups.map((_, i) => {
      const home = homeOf(i);
      if (home) return linkOf(home);
      const choice = choiceOf(i);
      return choice && choice.share >= minimum ? linkOf(choice.place) : null;
    });
  };
}

/** A place that a name can mean, with what speaks for it. */
export interface WeighedPlace {
  readonly place: Place;
  /** The sum of `points`; ten times as likely for each 1 more. */
  readonly score: number;
  readonly points: Points;
}

/** Why a group is linked to a place, or to none. */
export interface PlaceExplanation {
  /** The best first. */
  readonly candidates: readonly WeighedPlace[];
  /** The country of a nationality, which is looked up and not weighed. */
  readonly home: Place | null;
  /** What a place that the index lacks would score; null for what is no place. */
  readonly unlisted: number | null;
  /** The best candidate's share of likelihood among its rivals, 0 to 1. */
  readonly share: number | null;
}

/** Returns a function that weighs the candidates of one group of a document again. */
export function openPlaceExplainer(): (
  text: string,
  groups: Parameters<ResolvePlaces>[1],
  group: number,
) => PlaceExplanation {
  const weigh = openWeighing();
  return (text, groups, group) => {
    const { candidates, pointsOf, choiceOf, homeOf } = weigh(text, groups);
    const weighed = (candidates[group] ?? []).map((place) => {
      const points = pointsOf(group, place);
      return { place, score: sumOf(points), points };
    });
    const label = placeLabel(groups[group]?.mentions ?? []);
    return {
      candidates: weighed.sort((a, b) => b.score - a.score),
      home: homeOf(group) ?? null,
      unlisted: label && UNLISTED[label],
      share: choiceOf(group)?.share ?? null,
    };
  };
}

function placeLabel(mentions: readonly Mention[]): keyof typeof UNLISTED | null {
  const label = mentions.find(isPlace)?.label;
  return label === "GPE" || label === "LOC" || label === "FAC" ? label : null;
}

function candidatesOf(
  mentions: readonly Mention[],
  named: (name: string) => readonly Place[],
): readonly Place[] {
  if (!mentions.some(isPlace)) return [];
  for (const { text: name } of mentions) {
    const found = named(name.replace(/^the /i, ""));
    if (found.length > 0) return found;
  }
  return [];
}

function isPlace({ label }: Mention): boolean {
  return label === "GPE" || label === "LOC" || label === "FAC";
}

/** What may be a short form behind a comma: "Glasgow, Ky.", "Edmonton, N.B." */
const SHORT_FORM = /[A-Z][A-Za-z]{0,4}\.(?: ?[A-Z][A-Za-z]*\.)*/y;

/** What stands between a place and what it lies in: "Paris, Texas", "Austin, in Scott County". */
const LIES_IN = /, (?:in )?/y;

/** What is named after a comma: "Paris, Texas", "Paris, Tex." */
function wider(
  text: string,
  mentions: readonly Mention[],
  byStart: ReadonlyMap<number, readonly Place[]>,
  named: (name: string) => readonly Place[],
): Place[] {
  const found: Place[] = [];
  for (const { end } of mentions) {
    LIES_IN.lastIndex = end;
    if (!LIES_IN.test(text)) continue;
    const from = LIES_IN.lastIndex;
    SHORT_FORM.lastIndex = from;
    const short = SHORT_FORM.exec(text)?.[0];
    for (const place of byStart.get(from) ?? (short ? named(short) : []))
      if (place.kind === "country" || place.kind === "region" || place.kind === "county") found.push(place);
  }
  return found;
}

interface Choice {
  readonly place: Place;
  /** Its share of likelihood among its rivals, 0 to 1. */
  readonly share: number;
}

/** The likeliest place. */
function choose(places: readonly Place[], scores: readonly number[], unlisted: number): Choice | null {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  const place = places[best];
  if (!place) return null;
  const top = scores[best] ?? 0;
  let rivals = 10 ** (unlisted - top);
  for (const [i, other] of places.entries())
    if (i !== best && apart(place, other) > SAME_SPOT && !nested(place, other))
      rivals += 10 ** ((scores[i] ?? 0) - top);
  return { place, share: 1 / (1 + rivals) };
}

function linkOf({ geonames, country, latitude, longitude }: Place): Link {
  return { geonames, iso3166: country, wikidata: null, latitude, longitude };
}

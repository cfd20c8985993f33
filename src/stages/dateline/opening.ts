import type { Dateline } from "../../schema/dateline.ts";
import type { DatePart } from "./date-part.ts";

/** What the reader knows of words. */
export interface PlaceWords {
  readonly notPlaces: ReadonlySet<string>;
  readonly shortPlaces: ReadonlySet<string>;
  /** Lower-case words inside names of places. */
  readonly connectors: ReadonlySet<string>;
}

type Span = { readonly start: number; readonly end: number; readonly text: string };

/** A dateline is no longer than this; the text behind it is not looked at. */
const LONGEST = 110;
/** A dash with white space on one side at least, or a colon, which end a dateline. */
const CLOSING = /\s+(?:-{1,2}|[–—])(?=\s|[\p{Lu}"“‘])|(?<=\))(?:-{1,2}|[–—])|[—](?=[\p{Lu}"“‘\s])|:(?=\s)/u;
const AGENCY = /\s*(?:\((?:\p{Lu}[\p{L}\p{N} .&/-]{0,30})\)|\/\p{Lu}[\p{L} .-]{1,20}\/)\s*$/u;
const PLACE_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;

/** Reads "Bamako, December 2025 –" at the beginning of a paragraph; null when anything about it is in doubt. */
export function readOpening(
  text: string,
  start: number,
  end: number,
  readDate: (text: string) => DatePart | null,
  words: PlaceWords,
): Dateline {
  const opening = text.slice(start, Math.min(end, start + LONGEST));
  const closing = CLOSING.exec(opening);
  if (!closing) return null;
  const behind = start + closing.index + closing[0].length;
  const later = dateBehind(text.slice(behind, start + opening.length), behind, readDate);
  if (!beginsSentence(text.slice(later ? later.closed : behind, start + opening.length))) return null;
  const head = opening.slice(0, closing.index);
  const agency = AGENCY.exec(head);
  const named = agency ? head.slice(0, agency.index) : head;

  const parts = partsOf(named, start);
  let dateFrom = parts.length;
  for (let i = parts.length - 1; 0 < i; i--) {
    if (readDate(named.slice((parts[i]?.start ?? 0) - start))) dateFrom = i;
  }
  const places = parts.slice(0, dateFrom);
  const first = places[0];
  const last = places.at(-1);
  const dateStart = parts[dateFrom]?.start;
  const dateEnd = start + named.trimEnd().length;
  if (!first || !last || places.length > 3 || !places.every((place) => isPlace(place.text, words)))
    return null;
  const date = dateStart === undefined ? (later?.date ?? null) : spanOf(text, dateStart, dateEnd);
  const sure = date !== null || agency !== null;
  if (!isLikely(first.text, places.length, sure, closing[0].trim(), words)) return null;

  return {
    start,
    end: Math.max(start + head.trimEnd().length, date?.end ?? 0),
    place: spanOf(text, first.start, last.end),
    date,
  };
}

/** "CAIRO – 26 July 2022: The …": a date behind the mark that ends the place, with a mark of its own. */
function dateBehind(
  rest: string,
  offset: number,
  readDate: (text: string) => DatePart | null,
): { readonly date: Span; readonly closed: number } | null {
  const closing = CLOSING.exec(rest);
  const text = rest.slice(0, closing?.index ?? 0).trim();
  if (!closing || !readDate(text)) return null;
  const start = offset + rest.indexOf(text);
  const date = { start, end: start + text.length, text };
  return { date, closed: offset + closing.index + closing[0].length };
}

const spanOf = (text: string, start: number, end: number): Span => ({
  start,
  end,
  text: text.slice(start, end),
});

/** The text behind a dateline opens a sentence. */
function beginsSentence(rest: string): boolean {
  return /^[\s-]*["“‘'«(]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(rest);
}

/** The stretches between commas. */
function partsOf(head: string, offset: number): Span[] {
  const parts: Span[] = [];
  let from = 0;
  for (const piece of head.split(",")) {
    const start = offset + from + piece.length - piece.trimStart().length;
    const text = piece.trim();
    parts.push({ start, end: start + text.length, text });
    from += piece.length + 1;
  }
  return parts;
}

function isPlace(text: string, { notPlaces, connectors }: PlaceWords): boolean {
  const words = text.split(/\s+/);
  if (words.length > 4) return false;
  return words.every(
    (word, i) =>
      (PLACE_WORD.test(word) && !notPlaces.has(word.toUpperCase())) || (i > 0 && connectors.has(word)),
  );
}

/** Whether the head is written as only datelines are: capitals, or a date or an agency behind the place. */
function isLikely(place: string, parts: number, sure: boolean, mark: string, words: PlaceWords): boolean {
  const capitals = place === place.toUpperCase();
  if (mark === ":" && !capitals) return false;
  if (sure) return true;
  if (mark === ":") return parts === 1 && isKnownOrLong(place, words);
  if (capitals) return parts > 1 || isKnownOrLong(place, words);
  // "Taipei, Taiwan — The …": two names and a long dash.
  return parts === 2 && mark !== "-";
}

const isKnownOrLong = (place: string, { shortPlaces }: PlaceWords): boolean =>
  place.replace(/[^\p{L}]/gu, "").length > 4 || shortPlaces.has(place);

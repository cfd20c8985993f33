import type { Origin } from "./origin.ts";
import type { Reading } from "./reading.ts";

/** The article belongs to the expression: "the 1990s", "the next day". */
export function withThe({ lower }: Reading, first: number): number {
  return lower[first - 1] === "the" ? first - 1 : first;
}

/** A weekday before a date belongs to it: "Friday, July 21", "Tue., 3 May". */
export function withWeekday({ lower, words }: Reading, first: number): number {
  let i = first - 1;
  if (lower[i] === "the") i--;
  if (lower[i] === ",") i--;
  const kind = words[i]?.weekday?.kind;
  return kind === "full" || kind === "short" ? i : first;
}

/** The number of a day in a month, "3", "03" or "3rd"; 0 for none. */
export function dayOf({ lower }: Reading, i: number): number {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(lower[i] ?? "");
  const day = Number(match?.[1] ?? 0);
  return day <= 31 ? day : 0;
}

/** A year of four digits, 0 for none. */
export function yearAt({ lower }: Reading, i: number): number {
  const word = lower[i] ?? "";
  const year = /^\d{4}$/.test(word) ? Number(word) : 0;
  return 1000 <= year && year < 2200 ? year : 0;
}

const BEFORE_CHRIST: ReadonlySet<string> = new Set(["bc", "b.c.", "b.c", "bce", "b.c.e."]);
const AFTER_CHRIST: ReadonlySet<string> = new Set(["ad", "a.d.", "a.d", "ce", "c.e."]);

/** "480 BC", "AD 79", "79 AD" at token `i`: the year as astronomers count (480 BC is -479) and where it ends; null for none. */
export function eraYearAt(
  { lower }: Reading,
  i: number,
): { readonly year: number; readonly last: number } | null {
  const leads = AFTER_CHRIST.has(lower[i] ?? "") && lower[i] !== "ce";
  const at = leads ? i + 1 : i;
  const number = /^\d{1,4}$/.test(lower[at] ?? "") ? Number(lower[at]) : 0;
  if (number === 0 || 2200 < number) return null;
  if (leads) return { year: number, last: at + 1 };
  const era = lower[at + 1] ?? "";
  if (BEFORE_CHRIST.has(era)) return { year: 1 - number, last: at + 2 };
  return AFTER_CHRIST.has(era) ? { year: number, last: at + 2 } : null;
}

/** BC and the like at token `i`. */
export const isBeforeChrist = ({ lower }: Reading, i: number): boolean => BEFORE_CHRIST.has(lower[i] ?? "");

/** The year behind a month, day or season, and where it ends. */
export interface YearBehind {
  readonly last: number;
  /** null: there is none, or it is given by `yearShift`. */
  readonly year: number | null;
  /** So many years from the origin's ("last year": -1); null when the words do not say. */
  readonly yearShift: number | null;
  readonly origin: Origin;
}

/** "2024", ", 2024", "of 2024", "last year", "of that year" at token `i`; `last` is `i` when there is none. */
export function yearBehind(reading: Reading, i: number): YearBehind {
  const { lower, words } = reading;
  const at = lower[i] === "," || lower[i] === "of" ? i + 1 : i;
  const ofEra = eraYearAt(reading, at);
  if (ofEra) return { ...ofEra, yearShift: null, origin: "reference" };
  const year = yearAt(reading, at);
  if (year > 0 && !reading.lexicon.counted.has(lower[at + 1] ?? ""))
    return { last: at + 1, year, yearShift: null, origin: "reference" };
  const named = lower[at] === "the" ? at + 1 : at;
  const turn = words[named]?.turn;
  if (turn && lower[i] !== "," && lower[named + 1] === "year")
    return { last: named + 2, year: null, yearShift: turn.direction, origin: turn.origin };
  return { last: i, year: null, yearShift: null, origin: "reference" };
}

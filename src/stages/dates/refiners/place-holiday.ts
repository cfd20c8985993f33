import { civilOf, dayNumber, daysIn, weekdayOf } from "../../../text/calendar.ts";
import type { Meaning } from "../found.ts";
import { isWritable, type Stretch, stretchValue, UNPLACED } from "../stretch.ts";
import type { Base } from "./base.ts";
import type { Placed } from "./place-relative.ts";

const FIXED = /^(\d\d)-(\d\d)$/;
const HISTORIC = /^(\d{4})-(\d\d)-(\d\d)$/;
const EASTER = /^easter([+-]\d+)$/;
const NTH = /^(\d\d):(\d):(-?\d)(\+\d)?$/;

/** Easter Sunday of the western churches as month and day (the anonymous Gregorian algorithm, Meeus 1991). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const all = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(all / 31), (all % 31) + 1);
}

/** The day of a year that a rule of `holidays.tsv` names. */
export function holidayIn(rule: string, year: number): number {
  const [, month = "", day = ""] = FIXED.exec(rule) ?? [];
  if (month !== "") return dayNumber(year, Number(month), Number(day));
  const [, offset] = EASTER.exec(rule) ?? [];
  if (offset !== undefined) return easter(year) + Number(offset);
  const [, of = "1", weekday = "1", n = "1", more = "0"] = NTH.exec(rule) ?? [];
  return nthWeekday(year, Number(of), Number(weekday), Number(n)) + Number(more);
}

/** The nth weekday of a month, from its end when `n` is negative. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  if (n < 0) {
    const last = dayNumber(year, month, daysIn(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7) + 7 * (n + 1);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

/** Places a holiday in its year, or in the one that the tense calls for. */
export function placeHoliday(meaning: Extract<Meaning, { kind: "holiday" }>, base: Base): Placed {
  const { rule, turn, yearShift } = meaning;
  const historic = HISTORIC.exec(rule);
  if (historic)
    return placedOn(dayNumber(Number(historic[1]), Number(historic[2]), Number(historic[3])), "none");
  if (meaning.year !== null) return placedOn(holidayIn(rule, meaning.year), "none");
  const from = base.from(meaning.origin);
  if (!from || (from.exactness === 0 && yearShift === null))
    return { value: UNPLACED.day, stretch: null, interval: null, anchor: from?.anchor ?? "reference" };
  const { year, month } = civilOf(from.day);
  if (yearShift !== null) return placedOn(holidayIn(rule, year + yearShift), from.anchor);
  const here = holidayIn(rule, year);
  if (base.narrative) return placedOn(here, from.anchor);
  const order = from.exactness === 2 ? here - from.day : civilOf(here).month - month;
  const past = (turn ?? -1) < 0;
  const other = past ? (order > 0 ? -1 : 0) : order < 0 ? 1 : 0;
  return placedOn(holidayIn(rule, year + other), from.anchor);
}

function placedOn(day: number, anchor: string): Placed {
  const stretch: Stretch = { grain: "day", start: day };
  if (!isWritable(stretch)) return { value: UNPLACED.day, stretch: null, interval: null, anchor };
  return { value: stretchValue(stretch), stretch, interval: null, anchor };
}

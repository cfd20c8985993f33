import { addMonths, civilOf, dayNumber, isoDay, isoWeek, pad, weekdayOf } from "../../text/calendar.ts";

/** A unit of the calendar, from a century down to a day. Seasons are northern and begin on the first of a month. */
export type Grain =
  | "century"
  | "decade"
  | "year"
  | "half"
  | "season"
  | "quarter"
  | "month"
  | "week"
  | "weekend"
  | "day";

/** One such unit on the calendar, by the number of its first day. */
export interface Stretch {
  readonly grain: Grain;
  readonly start: number;
}

/** How many months a unit has; 0 for those that are counted in days. */
const MONTHS: Readonly<Record<Grain, number>> = {
  century: 1200,
  decade: 120,
  year: 12,
  half: 6,
  season: 3,
  quarter: 3,
  month: 1,
  week: 0,
  weekend: 0,
  day: 0,
};
/** What a TIMEX3 value looks like when the unit is known and its place on the calendar is not. */
export const UNPLACED: Readonly<Record<Grain, string>> = {
  century: "XX",
  decade: "XXX",
  year: "XXXX",
  half: "XXXX-HX",
  season: "XXXX-XX",
  quarter: "XXXX-QX",
  month: "XXXX-XX",
  week: "XXXX-WXX",
  weekend: "XXXX-WXX-WE",
  day: "XXXX-XX-XX",
};
const SEASONS = ["SP", "SU", "FA", "WI"];
/** The first month of each season and the year's parts, by TIMEX3 code. */
export const FIRST_MONTH: Readonly<Record<string, number>> = {
  SP: 3,
  SU: 6,
  FA: 9,
  WI: 12,
  Q1: 1,
  Q2: 4,
  Q3: 7,
  Q4: 10,
  H1: 1,
  H2: 7,
};

/** Whether a unit needs a reference that is exact to the day (2), to the month (1) or to the year (0) to be counted from it. */
export function exactnessOf(grain: Grain): number {
  if (MONTHS[grain] === 0) return 2;
  return MONTHS[grain] < 12 ? 1 : 0;
}

/** The unit of this grain in which a day lies. A weekend is that of the day's week. */
export function stretchAt(grain: Grain, day: number): Stretch {
  if (grain === "day") return { grain, start: day };
  if (grain === "week") return { grain, start: day - weekdayOf(day) + 1 };
  if (grain === "weekend") return { grain, start: day - weekdayOf(day) + 6 };
  const { year, month } = civilOf(day);
  const size = MONTHS[grain];
  // Seasons run from March, December to February; all others are counted from January of the year 0.
  const offset = grain === "season" ? 2 : 0;
  const all = year * 12 + month - 1 - offset;
  const first = Math.floor(all / size) * size + offset;
  return { grain, start: dayNumber(Math.floor(first / 12), (first % 12) + 1, 1) };
}

/** The unit so many on (or back, if negative). */
export function shifted({ grain, start }: Stretch, count: number): Stretch {
  const months = MONTHS[grain];
  if (months > 0) return { grain, start: addMonths(start, months * count) };
  return { grain, start: start + (grain === "day" ? 1 : 7) * count };
}

/** The number of the day after the last. */
export function endOf(stretch: Stretch): number {
  return stretch.grain === "weekend" ? stretch.start + 2 : shifted(stretch, 1).start;
}

/** Whether it lies in the years that ISO 8601 writes with four digits, so that its edges can be compared as text. */
export function isOnCalendar(stretch: Stretch): boolean {
  return civilOf(stretch.start).year >= 1 && civilOf(endOf(stretch)).year < 9999;
}

/** Whether TIMEX3 can write it: with four digits, or with BC and four digits; it counts no weeks before Christ. */
export function isWritable(stretch: Stretch): boolean {
  const { year } = civilOf(stretch.start);
  return isOnCalendar(stretch) || (FIRST_YEAR < year && year < 1 && !WEEKS.has(stretch.grain));
}

const FIRST_YEAR = -9999;
const WEEKS: ReadonlySet<Grain> = new Set(["week", "weekend"]);

/** Its TIMEX3 value. The year 0 of astronomers is BC0001, as there is none between. */
export function stretchValue({ grain, start }: Stretch): string {
  const { year, month, day } = civilOf(start);
  const y = year < 1 ? `BC${pad(1 - year, 4)}` : pad(year, 4);
  switch (grain) {
    case "century":
      return y.slice(0, -2);
    case "decade":
      return y.slice(0, -1);
    case "year":
      return y;
    case "half":
      return `${y}-H${month < 7 ? 1 : 2}`;
    case "season":
      return `${y}-${SEASONS[Math.floor(month / 3) - 1] ?? "XX"}`;
    case "quarter":
      return `${y}-Q${Math.ceil(month / 3)}`;
    case "month":
      return `${y}-${pad(month)}`;
    case "week":
      return isoWeek(start);
    case "weekend":
      return `${isoWeek(start)}-WE`;
    case "day":
      return `${y}-${pad(month)}-${pad(day)}`;
  }
}

/** Its half-open interval in days; null where ISO 8601 has no four digits for it. */
export function intervalOf(stretch: Stretch): { start: string; end: string } | null {
  if (!isOnCalendar(stretch)) return null;
  return { start: isoDay(stretch.start), end: isoDay(endOf(stretch)) };
}

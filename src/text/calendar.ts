/** A day of the Gregorian calendar, drawn out to all of history, as TIMEX3 does it. Month 1 to 12, day 1 to 31. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (DAYS[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0);
}

/** Days since 1970-01-01, by integers alone: years begin in March, so that the leap day comes last; eras are of 400 years. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const yearOfEra = y - era * 400;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    ofYear -
    719_468
  );
}

/** The day with a number: the way back from `dayNumber`. */
export function civilOf(number: number): Civil {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Monday is 1, Sunday 7; 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The day so many months on, or the last of that month if it is shorter. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = civilOf(number);
  const all = year * 12 + month - 1 + months;
  const toYear = Math.floor(all / 12);
  const toMonth = all - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, "0");

/** `2025-12-23`. */
export function isoDay(number: number): string {
  const { year, month, day } = civilOf(number);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** `2025-W52`: a week belongs to the year of its Thursday (ISO 8601). */
export function isoWeek(number: number): string {
  const thursday = number - weekdayOf(number) + 4;
  const { year } = civilOf(thursday);
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1)}`;
}

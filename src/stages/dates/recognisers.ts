import type { Found } from "./found.ts";
import type { Reading } from "./reading.ts";
import type { Recogniser } from "./recogniser.ts";
import { agoLater } from "./recognisers/ago-later.ts";
import { century } from "./recognisers/century.ts";
import { clock } from "./recognisers/clock.ts";
import { countedWeekday } from "./recognisers/counted-weekday.ts";
import { dayOfMonth } from "./recognisers/day-of-month.ts";
import { dayPart } from "./recognisers/day-part.ts";
import { decade } from "./recognisers/decade.ts";
import { decadeWord } from "./recognisers/decade-word.ts";
import { duration } from "./recognisers/duration.ts";
import { every } from "./recognisers/every.ts";
import { fiscal } from "./recognisers/fiscal.ts";
import { frequency } from "./recognisers/frequency.ts";
import { holiday } from "./recognisers/holiday.ts";
import { iso } from "./recognisers/iso.ts";
import { lastNext } from "./recognisers/last-next.ts";
import { month } from "./recognisers/month.ts";
import { monthDayYear } from "./recognisers/month-day-year.ts";
import { monthYear } from "./recognisers/month-year.ts";
import { nightFall } from "./recognisers/night-fall.ts";
import { numeric } from "./recognisers/numeric.ts";
import { quarter, shortQuarter } from "./recognisers/quarter.ts";
import { relativeDay } from "./recognisers/relative-day.ts";
import { season } from "./recognisers/season.ts";
import { smallHours } from "./recognisers/small-hours.ts";
import { thatTime } from "./recognisers/that-time.ts";
import { theUnit } from "./recognisers/the-unit.ts";
import { vague } from "./recognisers/vague.ts";
import { weekday } from "./recognisers/weekday.ts";
import { year } from "./recognisers/year.ts";
import { yearAgo } from "./recognisers/year-ago.ts";
import type { Role, Word } from "./words.ts";

/** All recognisers. Where two find spans of one length at one place, the earlier wins. */
export const RECOGNISERS: readonly Recogniser[] = [
  iso,
  numeric,
  monthDayYear,
  monthYear,
  month,
  quarter,
  shortQuarter,
  season,
  fiscal,
  decade,
  decadeWord,
  century,
  year,
  holiday,
  countedWeekday,
  weekday,
  dayOfMonth,
  relativeDay,
  every,
  frequency,
  agoLater,
  yearAgo,
  lastNext,
  theUnit,
  thatTime,
  duration,
  clock,
  dayPart,
  smallHours,
  nightFall,
  vague,
];

const NONE: readonly Recogniser[] = [];

/** Returns a function that asks, at every token, the recognisers that its word's roles call for, in one pass. */
export function openRecognisers(words: ReadonlyMap<string, Word>): (reading: Reading) => Found[] {
  const forRoles = (roles: readonly (Role | "digits")[]) =>
    RECOGNISERS.filter((recogniser) => recogniser.roles.some((role) => roles.includes(role)));
  const forDigits = forRoles(["digits"]);
  const forWord = new Map<Word, readonly Recogniser[]>();
  for (const word of words.values()) forWord.set(word, forRoles(Object.keys(word) as Role[]));

  return (reading) => {
    const all: Found[] = [];
    for (let i = 0; i < reading.count; i++) {
      const word = reading.words[i];
      const asked = word
        ? (forWord.get(word) ?? NONE)
        : beginsLikeNumber(reading.lower[i] ?? "")
          ? forDigits
          : NONE;
      for (const { name, read } of asked) {
        const result = read(reading, i);
        if (result === null) continue;
        if ("meaning" in result) all.push({ ...result, by: name });
        else for (const one of result) all.push({ ...one, by: name });
      }
    }
    return all;
  };
}

/** A digit, perhaps behind an apostrophe ("'90s") or the letters of a fiscal year ("FY24"). */
function beginsLikeNumber(lower: string): boolean {
  const first = lower.charCodeAt(0);
  const apostrophe = first === 0x27 || first === 0x2019;
  const code = lower.charCodeAt(apostrophe ? 1 : first === 0x66 && lower.charCodeAt(1) === 0x79 ? 2 : 0);
  return 48 <= code && code <= 57;
}

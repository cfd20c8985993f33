import { POS_TAGS } from "../../../core/tokens.ts";
import { daysIn } from "../../../text/calendar.ts";
import { type Found, found, point } from "../found.ts";
import { isCapital, type Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { dayOf, withThe, withWeekday, yearBehind } from "../span-edges.ts";

const JOINS: ReadonlySet<string> = new Set(["-", "–", "—", "and", "to", "or", "&", "/"]);
/** Behind "May 4 and 5" these show that the second number counts nothing. */
const GOES_ON: ReadonlySet<number> = new Set([
  POS_TAGS.indexOf("AUX"),
  POS_TAGS.indexOf("ADP"),
  POS_TAGS.indexOf("CCONJ"),
]);
const TWO_DAYS = /^(\d{1,2})-(\d{1,2})$/;

/** A day of a month, in either order, with or without its year; of "3 and 4 May" and "May 3–4" both days. */
export const monthDayYear: Recogniser = {
  name: "month-day-year",
  roles: ["month"],
  read(reading, i) {
    const month = reading.words[i]?.month?.number ?? 0;
    if (month === 0 || !isCapital(reading, i)) return null;
    return monthFirst(reading, i, month) ?? dayFirst(reading, i, month);
  },
};

/** "May 3, 2024", "Sept. 3rd", "May 3-5, 2024". */
function monthFirst(reading: Reading, i: number, month: number): Found[] | null {
  const { lower, lexicon } = reading;
  const at = lower[i + 1] === "the" ? i + 2 : i + 1;
  const both = TWO_DAYS.exec(lower[at] ?? "");
  const day = both ? Number(both[1]) : dayOf(reading, at);
  if (day === 0 || lexicon.counted.has(lower[at + 1] ?? "")) return null;
  const first = withWeekday(reading, i);
  if (both) {
    const start = reading.starts[at] ?? 0;
    const { last, year, yearShift, origin } = yearBehind(reading, at + 1);
    const second = Number(both[2]);
    if (!isDay(year, month, day) || !isDay(year, month, second)) return null;
    const cut = start + (both[1]?.length ?? 0);
    return [
      found(reading, first, at + 1, {
        type: "DATE",
        meaning: point({ year, month, day, yearShift, origin }),
        end: cut,
      }),
      found(reading, at, last, {
        type: "DATE",
        meaning: point({ year, month, day: second, yearShift, origin }),
        start: cut + 1,
      }),
    ];
  }
  const { last, year, yearShift, origin } = yearBehind(reading, at + 1);
  if (!isDay(year, month, day)) return null;
  const one = found(reading, first, last, {
    type: "DATE",
    meaning: point({ year, month, day, yearShift, origin }),
  });
  // "May 3–5" and "May 3 and 5, 2024", but not "May 3 and 40 others" or "May 3 to 5 p.m."
  const second = JOINS.has(lower[last] ?? "") && last === at + 1 ? dayOf(reading, last + 1) : 0;
  if (second <= day) return [one];
  const behind = yearBehind(reading, last + 2);
  const goesOn = lower[last] === "and" && GOES_ON.has(reading.pos[last + 2] ?? -1);
  if (behind.year === null && !goesOn && !endsHere(reading, last + 2)) return [one];
  return [
    { ...one, meaning: point({ year: behind.year, month, day }) },
    found(reading, last + 1, behind.last, {
      type: "DATE",
      meaning: point({ year: behind.year, month, day: second }),
    }),
  ];
}

/** "3 May 2024", "the 3rd of May", "3–5 May". */
function dayFirst(reading: Reading, i: number, month: number): Found[] | null {
  const { lower } = reading;
  const at = lower[i - 1] === "of" ? i - 2 : i - 1;
  const both = TWO_DAYS.exec(lower[at] ?? "");
  const day = both ? Number(both[2]) : dayOf(reading, at);
  if (day === 0 || (lower[i - 1] === "of" && /\d$/.test(lower[at] ?? ""))) return null;
  const { last, year, yearShift, origin } = yearBehind(reading, i + 1);
  if (!isDay(year, month, day)) return null;
  if (both) {
    const cut = (reading.starts[at] ?? 0) + (both[1]?.length ?? 0);
    return [
      found(reading, at, at + 1, {
        type: "DATE",
        meaning: point({ year, month, day: Number(both[1]), yearShift, origin }),
        end: cut,
      }),
      found(reading, at, last, {
        type: "DATE",
        meaning: point({ year, month, day, yearShift, origin }),
        start: cut + 1,
      }),
    ];
  }
  const first = withThe(reading, at);
  const one = found(reading, first === at ? withWeekday(reading, at) : first, last, {
    type: "DATE",
    meaning: point({ year, month, day, yearShift, origin }),
  });
  const earlier = JOINS.has(lower[at - 1] ?? "") ? dayOf(reading, at - 2) : 0;
  if (earlier === 0 || day <= earlier) return [one];
  const before = withThe(reading, at - 2);
  return [
    found(reading, before, at - 1, {
      type: "DATE",
      meaning: point({ year, month, day: earlier, yearShift, origin }),
    }),
    found(reading, first, last, { type: "DATE", meaning: point({ year, month, day, yearShift, origin }) }),
  ];
}

/** A day that the month has; of a year that is not known, the longest counts. */
const isDay = (year: number | null, month: number, day: number): boolean =>
  0 < day && day <= daysIn(year ?? 2000, month);

/** A stop, a comma or the paragraph's end: the number before it counts nothing. */
const endsHere = ({ lower }: Reading, i: number): boolean => /^(?:[.,;:)]|)$/.test(lower[i] ?? "");

import { daysIn } from "../../../text/calendar.ts";
import { found, point } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";
import { withWeekday } from "../span-edges.ts";

const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;
const STOPS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const HYPHENS = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;
/** As news agencies stamp their reports: "08-15-90". */
const STAMP = /^(\d\d)-(\d\d)-(\d\d)$/;
const YEAR_FIRST = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})$/;
/** Years of two digits lie within 1950 to 2049. */
const PIVOT = 50;

/** Days in digits: "12/25/2024", "25.12.2024", "2024/12/25". Two parts alone ("9/11", "24/7") are no date. */
export const numeric: Recogniser = {
  name: "numeric",
  roles: ["digits"],
  read(reading, i) {
    const word = reading.lower[i] ?? "";
    if (word.length > 10 || word.length < 6) return null;
    const [year, month, day] = partsOf(word);
    if (year === undefined || month === undefined || day === undefined) return null;
    if (year < 1000 || day === 0 || daysIn(year, month) < day) return null;
    return found(reading, withWeekday(reading, i), i + 1, {
      type: "DATE",
      meaning: point({ year, month, day }),
    });
  },
};

function partsOf(word: string): readonly number[] {
  const yearFirst = YEAR_FIRST.exec(word);
  if (yearFirst) return [yearFirst[1], yearFirst[3], yearFirst[4]].map(Number);
  const dayFirst = STOPS.exec(word);
  const either = dayFirst ?? SLASHES.exec(word) ?? HYPHENS.exec(word) ?? STAMP.exec(word);
  if (!either) return [];
  const [one = 0, two = 0, said = 0] = either.slice(1).map(Number);
  const year = either[3]?.length === 2 ? said + (said < PIVOT ? 2000 : 1900) : said;
  // Between strokes English news mostly has the month first, unless it can be none.
  return dayFirst || one > 12 ? [year, two, one] : [year, one, two];
}

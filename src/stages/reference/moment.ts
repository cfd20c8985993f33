import { daysIn, pad } from "../../text/calendar.ts";
import { readWordSet } from "../../text/lexicon.ts";
import { readMonths } from "../../text/months.ts";
import { readClock } from "./clock.ts";
import { readNumericMoment } from "./numeric-moment.ts";

/** Longer strings are no dates. */
const LONGEST = 80;
const YEAR = /^\d{4}$/;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/i;

/**
 * Returns a reader of moments: ISO 8601, RFC 2822, "December 23, 2025", "3 March 2025 8:00 PM", "2025/12/23", "20251223", unix seconds.
 * The value has the schema's form and is as exact as the text; no moment is moved to another time zone. Null when it has no year.
 */
export function openMomentReader(): (text: string) => string | null {
  const months = new Map(readMonths().map(({ word, number }) => [word, number]));
  const utc = readWordSet(import.meta.url, "zones.tsv");

  return (given) => {
    const text = given.trim();
    if (text.length > LONGEST) return null;
    const numeric = readNumericMoment(text, utc);
    if (numeric !== null) return numeric;

    let year = 0;
    let month = 0;
    let day = 0;
    const words = text.split(/[\s,]+/).filter((word) => word !== "");
    let rest = words.length;
    for (const [i, word] of words.entries()) {
      const bare = word.replace(/\.$/, "").toLowerCase();
      const number = DAY.exec(bare);
      if (word.includes(":")) {
        rest = i;
        break;
      }
      if (months.has(bare) && month === 0) month = months.get(bare) ?? 0;
      else if (YEAR.test(bare) && year === 0) year = Number(bare);
      else if (number && day === 0 && month * year === 0) day = Number(number[1]);
      else if (number) {
        // "December 23, 2025 8 PM"
        rest = i;
        break;
      }
    }
    if (year === 0 || month === 0 || day > daysIn(year, month)) return null;
    const date = `${pad(year, 4)}-${pad(month)}`;
    return day === 0 ? date : `${date}-${pad(day)}${readClock(words.slice(rest).join(" "), utc)}`;
  };
}

import { type Found, found, point } from "../found.ts";
import { isCapital, type Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { withThe, yearAt } from "../span-edges.ts";

const GLUED = /^fy(\d{4}|\d{2})$/;

/**
 * Fiscal years: "fiscal 2024", "FY24", "FY2024/25" (the year in which it ends), "the 2024 fiscal year", "last fiscal year". The value
 * is as in TIDES, `FY2024`; there is no interval, because nothing says when such a year begins.
 */
export const fiscal: Recogniser = {
  name: "fiscal",
  roles: ["fiscal", "digits"],
  read(reading, i) {
    const { lower, words } = reading;
    const glued = GLUED.exec(lower[i] ?? "");
    if (glued) return yearOf(reading, i, i + 1, fullYear(glued[1] ?? ""));
    if (!words[i]?.fiscal || (lower[i] === "fy" && !isCapital(reading, i))) return null;
    const at = lower[i + 1] === "year" ? i + 2 : i + 1;
    const year = yearAt(reading, at);
    if (year > 0) return yearOf(reading, withThe(reading, i), at + 1, year);
    const before = yearAt(reading, i - 1);
    if (before > 0 && at === i + 2)
      return found(reading, withThe(reading, i - 1), at, {
        type: "DATE",
        meaning: point({ year: before, code: "FY" }),
      });
    const turn = words[i - 1]?.turn;
    if (!turn || at !== i + 2) return null;
    const meaning = point({ code: "FY", yearShift: turn.direction, origin: turn.origin });
    return found(reading, withThe(reading, i - 1), at, { type: "DATE", meaning });
  },
};

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** With "/25" behind it the year is the next one. */
function yearOf(reading: Reading, first: number, last: number, year: number): Found {
  const { lower } = reading;
  const second = /^\d{2}$|^\d{4}$/.test(lower[last + 1] ?? "") ? Number(lower[last + 1]) : -1;
  const both = /^[/–-]$/.test(lower[last] ?? "") && second % 100 === (year + 1) % 100;
  return found(reading, first, both ? last + 2 : last, {
    type: "DATE",
    meaning: point({ year: both ? year + 1 : year, code: "FY" }),
  });
}

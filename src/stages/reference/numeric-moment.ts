import { daysIn } from "../../text/calendar.ts";
import { readClock } from "./clock.ts";
import { readUnixSeconds } from "./unix-seconds.ts";

/** Year first, with one sign between all parts or none at all: "2025-12-23", "2025/12/23", "20251223", "2025-12", "2025". */
const YEAR_FIRST = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T\s]+(.*))?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(.*))?$/;
const UNIX = /^(-?\d{9,10})(?:\.\d+)?$|^(\d{12,13})$/;

/** Reads the forms of digits alone; null for any other, and for months and days that no calendar has. */
export function readNumericMoment(text: string, utc: ReadonlySet<string>): string | null {
  const unix = UNIX.exec(text);
  if (unix)
    return readUnixSeconds(unix[1] === undefined ? Math.floor(Number(unix[2]) / 1000) : Number(unix[1]));
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year = "", month = "", day = "", hour, minute, second, zone = ""] = compact;
    const clock =
      hour === undefined ? "" : `${hour}:${minute}${second === undefined ? "" : `:${second}`} ${zone}`;
    return dateOf(year, month, day, readClock(clock, utc));
  }
  const match = YEAR_FIRST.exec(text);
  if (!match) return null;
  const [, year = "", , month, day, clock = ""] = match;
  if (month === undefined) return clock === "" ? year : null;
  return dateOf(
    year,
    month.padStart(2, "0"),
    day?.padStart(2, "0"),
    day === undefined ? "" : readClock(clock, utc),
  );
}

function dateOf(year: string, month: string, day: string | undefined, clock: string): string | null {
  if (month < "01" || "12" < month) return null;
  if (day === undefined) return `${year}-${month}`;
  if (day < "01" || daysIn(Number(year), Number(month)) < Number(day)) return null;
  return `${year}-${month}-${day}${clock}`;
}

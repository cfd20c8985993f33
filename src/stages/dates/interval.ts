import { addMonths, civilOf, isoDay, pad } from "../../text/calendar.ts";
import type { Hemisphere } from "./hemisphere.ts";
import { intervalOf, isOnCalendar, type Stretch } from "./stretch.ts";
import type { DayPartHours } from "./words.ts";

export interface Interval {
  readonly start: string;
  readonly end: string;
}

const CLOCK = /^T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** What intervals depend on beside the calendar. */
export interface Setting {
  readonly hours: DayPartHours;
  readonly hemisphere: Hemisphere;
}

/**
 * The half-open interval of a stretch of the calendar, narrowed to a time of day: a clock's minute, or the hours of a part of the day.
 * Seasons have one only where the hemisphere is known.
 */
export function intervalWith(
  stretch: Stretch,
  time: string | null,
  { hours, hemisphere }: Setting,
): Interval | null {
  if (stretch.grain === "season") return seasonInterval(stretch, hemisphere);
  if (time === null || stretch.grain !== "day" || !isOnCalendar(stretch)) return intervalOf(stretch);
  const clock = CLOCK.exec(time);
  if (clock) {
    const [, hour, minute, , zone = ""] = clock;
    const start = Number(hour) * 60 + Number(minute);
    return { start: momentOf(stretch.start, start, zone), end: momentOf(stretch.start, start + 1, zone) };
  }
  const part = hours.get(time.slice(1));
  if (!part) return null;
  const [from, to] = part;
  return {
    start: momentOf(stretch.start, Number(from) * 60, ""),
    end: momentOf(stretch.start, Number(to) * 60, ""),
  };
}

/** Stretches of seasons are northern; in the south the same season of a year is half a year on, or back in autumn and winter. */
function seasonInterval(stretch: Stretch, hemisphere: Hemisphere): Interval | null {
  if (hemisphere === null) return null;
  if (hemisphere === "n") return intervalOf(stretch);
  const half = civilOf(stretch.start).month < SEPTEMBER ? 6 : -6;
  return intervalOf({ grain: "season", start: addMonths(stretch.start, half) });
}

const SEPTEMBER = 9;
const DAY = 24 * 60;

/** A moment so many minutes after a day began. */
function momentOf(day: number, minutes: number, zone: string): string {
  const ofDay = minutes % DAY;
  return `${isoDay(day + Math.floor(minutes / DAY))}T${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}${zone}`;
}

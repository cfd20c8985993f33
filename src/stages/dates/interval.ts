import { isoDay, pad } from "../../text/calendar.ts";
import { intervalOf, isOnCalendar, type Stretch } from "./stretch.ts";
import type { DayPartHours } from "./words.ts";

export interface Interval {
  readonly start: string;
  readonly end: string;
}

const CLOCK = /^T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/** The half-open interval of a stretch of the calendar, narrowed to a time of day: a clock's minute, or the hours of a part of the day. */
export function intervalWith(stretch: Stretch, time: string | null, hours: DayPartHours): Interval | null {
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

const DAY = 24 * 60;

/** A moment so many minutes after a day began. */
function momentOf(day: number, minutes: number, zone: string): string {
  const ofDay = minutes % DAY;
  return `${isoDay(day + Math.floor(minutes / DAY))}T${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}${zone}`;
}

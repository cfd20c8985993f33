import { isoDay, pad, weekdayOf } from "../../../text/calendar.ts";
import type { Meaning } from "../found.ts";
import type { Interval } from "../interval.ts";
import {
  exactnessOf,
  type Grain,
  isOnCalendar,
  isWritable,
  type Stretch,
  shifted,
  stretchAt,
  stretchValue,
  UNPLACED,
} from "../stretch.ts";
import type { Base } from "./base.ts";

/** A value without its time of day, and what is known of its place. */
export interface Placed {
  readonly value: string;
  readonly stretch: Stretch | null;
  readonly interval: Interval | null;
  readonly anchor: string;
}

type Of<Kind extends Meaning["kind"]> = Extract<Meaning, { kind: Kind }>;

const unplaced = (grain: Grain, anchor: string): Placed => ({
  value: UNPLACED[grain],
  stretch: null,
  interval: null,
  anchor,
});

const SATURDAY = 6;

/** So many units from its origin: "yesterday", "last week", "two years later". */
export function placeShift({ grain, count, origin, turn }: Of<"shift">, base: Base): Placed {
  const from = base.from(origin);
  if (!from || count === null || from.exactness < exactnessOf(grain)) {
    return unplaced(grain, from?.anchor ?? "reference");
  }
  const isBefore = turn === null && grain === "weekend" && weekdayOf(from.day) < SATURDAY;
  const stretch = shifted(stretchAt(grain, from.day), isBefore ? count - 1 : count);
  if (!isWritable(stretch)) return unplaced(grain, from.anchor);
  return { value: stretchValue(stretch), stretch, interval: null, anchor: from.anchor };
}

/** A weekday: the nearest one back, that day itself included, or on; "last" and "next" never mean that day itself. */
export function placeWeekday(meaning: Of<"weekday">, base: Base): Placed {
  const { weekday, turn, count, week, strict } = meaning;
  const from = base.from(meaning.origin);
  if (!from || from.exactness < 2) {
    return {
      value: `XXXX-WXX-${weekday}`,
      stretch: null,
      interval: null,
      anchor: from?.anchor ?? "reference",
    };
  }
  const today = weekdayOf(from.day);
  const back = (today - weekday + 7) % 7 || (strict ? 7 : 0);
  const on = (weekday - today + 7) % 7 || (strict ? 7 : 0);
  const more = 7 * (count - 1);
  const counted = (turn ?? -1) < 0 ? from.day - back - more : from.day + on + more;
  const start = week === null ? counted : from.day - today + 7 * week + weekday;
  const stretch: Stretch = { grain: "day", start };
  return { value: stretchValue(stretch), stretch, interval: null, anchor: from.anchor };
}

/** "the 23rd": of the month told of, or of the one before or after if the tense says so. */
export function placeDayOfMonth({ day, shift, turn }: Of<"day-of-month">, base: Base): Placed {
  const from = base.from(base.narrative ? "last" : "reference");
  if (!from || from.exactness < (shift === null && !base.narrative ? 2 : 1)) {
    const value = `XXXX-XX-${pad(day)}`;
    return { value, stretch: null, interval: null, anchor: from?.anchor ?? "reference" };
  }
  const here = stretchAt("month", from.day);
  const isLater = here.start + day - 1 > from.day;
  const told = base.narrative
    ? 0
    : turn === 1
      ? isLater || here.start + day - 1 === from.day
        ? 0
        : 1
      : isLater
        ? -1
        : 0;
  const month = shifted(here, shift ?? told);
  const start = Math.min(month.start + day, shifted(month, 1).start) - 1;
  const stretch: Stretch = { grain: "day", start };
  if (!isWritable(stretch)) return unplaced("day", from.anchor);
  return { value: stretchValue(stretch), stretch, interval: null, anchor: from.anchor };
}

/** "at that time": what was told of last. */
export function placeAgain({ last }: Base): Placed {
  if (!last) return { value: "PAST_REF", stretch: null, interval: null, anchor: "reference" };
  return { value: stretchValue(last.stretch), stretch: last.stretch, interval: null, anchor: last.id };
}

/** "the last two years": up to the reference; "the next six months": from it on. The value is the length. */
export function placeRange({ grain, count, turn, value }: Of<"range">, base: Base): Placed {
  const from = base.from("reference");
  const then = from ? shifted({ grain, start: from.day }, turn * count) : null;
  if (!from || !then || from.exactness < 2 || !isOnCalendar(then))
    return { value, stretch: null, interval: null, anchor: from?.anchor ?? "reference" };
  const now = isoDay(from.day);
  const other = isoDay(then.start);
  const interval = turn < 0 ? { start: other, end: now } : { start: now, end: other };
  return { value, stretch: null, interval, anchor: from.anchor };
}

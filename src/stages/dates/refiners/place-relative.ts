import { isoDay, weekdayOf } from "../../../text/calendar.ts";
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

/** So many units from its origin: "yesterday", "last week", "two years later". */
export function placeShift({ grain, count, origin }: Of<"shift">, base: Base): Placed {
  const from = base.from(origin);
  if (!from || count === null || from.exactness < exactnessOf(grain)) {
    return unplaced(grain, from?.anchor ?? "reference");
  }
  const stretch = shifted(stretchAt(grain, from.day), count);
  if (!isWritable(stretch)) return unplaced(grain, from.anchor);
  return { value: stretchValue(stretch), stretch, interval: null, anchor: from.anchor };
}

/** A weekday: the nearest one back, that day itself included, or on; "last" and "next" never mean that day itself. */
export function placeWeekday({ weekday, turn }: Of<"weekday">, base: Base): Placed {
  const from = base.from("reference");
  if (!from || from.exactness < 2) {
    return {
      value: `XXXX-WXX-${weekday}`,
      stretch: null,
      interval: null,
      anchor: from?.anchor ?? "reference",
    };
  }
  const back = (weekdayOf(from.day) - weekday + 7) % 7;
  const on = (7 - back) % 7;
  const start = (turn ?? -1) < 0 ? from.day - back : from.day + on;
  const stretch: Stretch = { grain: "day", start };
  return { value: stretchValue(stretch), stretch, interval: null, anchor: from.anchor };
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

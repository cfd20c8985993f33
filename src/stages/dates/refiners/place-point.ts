import { civilOf, dayNumber, daysIn, pad } from "../../../text/calendar.ts";
import type { Meaning } from "../found.ts";
import type { Turn } from "../origin.ts";
import {
  FIRST_MONTH,
  type Grain,
  isWritable,
  type Stretch,
  stretchAt,
  stretchValue,
  UNPLACED,
} from "../stretch.ts";
import type { Base, Origination } from "./base.ts";
import type { Placed } from "./place-relative.ts";

type Point = Extract<Meaning, { kind: "point" }>;

/** Places a year, month, day, season or quarter; one without its year takes it from what it counts from. */
export function placePoint(point: Point, base: Base): Placed {
  if (point.year !== null) return placedIn(point, point.year, "none");
  const origin = base.from(point.origin);
  if (!origin) return unplaced(point, "reference");
  const year = yearOf(point, origin, base.narrative);
  return year === null ? unplaced(point, origin.anchor) : placedIn(point, year, origin.anchor);
}

const grainOf = ({ month, day, code }: Point): Grain => {
  if (code === "week" || code === "weekend") return code;
  if (code !== "") return code.startsWith("Q") ? "quarter" : code.startsWith("H") ? "half" : "season";
  return day > 0 ? "day" : month > 0 ? "month" : "year";
};

function placedIn(point: Point, year: number, anchor: string): Placed {
  if (point.code === "FY") return { value: `FY${pad(year, 4)}`, stretch: null, interval: null, anchor };
  const grain = grainOf(point);
  const month = FIRST_MONTH[point.code] ?? Math.max(point.month, 1);
  const day = Math.max(point.day, 1);
  // 29 February of a year that has none.
  if (daysIn(year, month) < day) return unplaced(point, anchor);
  const start = dayNumber(year, month, day);
  const stretch: Stretch =
    grain === "week" || grain === "weekend" ? stretchAt(grain, start) : { grain, start };
  if (!isWritable(stretch)) return unplaced(point, anchor);
  return { value: stretchValue(stretch), stretch, interval: null, anchor };
}

function unplaced(point: Point, anchor: string): Placed {
  const { month, day, code } = point;
  if (code === "FY") return { value: "FYXXXX", stretch: null, interval: null, anchor };
  if (code === "week" || code === "weekend")
    return { value: UNPLACED[code], stretch: null, interval: null, anchor };
  const value = code !== "" ? `XXXX-${code}` : `XXXX-${pad(month)}${day > 0 ? `-${pad(day)}` : ""}`;
  return { value, stretch: null, interval: null, anchor };
}

/** The year that a bare month or day belongs to; null when the origin is not exact enough to tell. */
function yearOf(point: Point, { day, exactness }: Origination, narrative: boolean): number | null {
  const origin = civilOf(day);
  if (point.yearShift !== null) return origin.year + point.yearShift;
  // Behind a December a history goes on in January of the next year.
  const month = FIRST_MONTH[point.code] ?? point.month;
  if (narrative && point.turn === null && exactness > 0 && origin.month - month === 11)
    return origin.year + 1;
  // A history goes on from the date named last; "this March" and "the third quarter of the year" are of the same year.
  if ((narrative && (point.turn === null || point.turn === 1)) || point.turn === 0) return origin.year;
  if (exactness === 0) return null;
  const exact = exactness === 2 && point.day > 0;
  const order = month - origin.month || (exact ? point.day - origin.day : 0);
  const turn: Turn = point.turn ?? -1;
  if (turn < 0) return order <= 0 ? origin.year : origin.year - 1;
  return order >= 0 ? origin.year : origin.year + 1;
}

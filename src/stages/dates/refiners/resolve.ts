import type { Found, Meaning } from "../found.ts";
import { intervalWith, type Setting } from "../interval.ts";
import type { ReferenceMoment } from "../reference-moment.ts";
import type { Named, Resolved } from "../resolved.ts";
import type { Stretch } from "../stretch.ts";
import { type Base, baseOf } from "./base.ts";
import { isNarrative } from "./narrative.ts";
import { placeHoliday } from "./place-holiday.ts";
import { placePart, placePortion } from "./place-part.ts";
import { placePoint } from "./place-point.ts";
import {
  type Placed,
  placeAgain,
  placeDayOfMonth,
  placeRange,
  placeShift,
  placeWeekday,
} from "./place-relative.ts";

/** Gives every expression its value, in text order, because dates count from those named before them. */
export function resolve(
  all: readonly Found[],
  sentenceOf: (token: number) => number,
  reference: ReferenceMoment | null,
  setting: Setting,
): Resolved[] {
  const narrative = isNarrative(all, reference);
  let last: Named | null = null;
  let lastDay: Named | null = null;
  return all.map((one, k) => {
    const sentence = sentenceOf(one.first);
    const base = baseOf({ reference, last, lastDay, narrative, sentence });
    const placed = place(one.meaning, base);
    const time = one.time ?? "";
    const resolved: Resolved = {
      value: placed.value + time,
      stretch: placed.stretch,
      interval: placed.interval ?? (placed.stretch ? intervalWith(placed.stretch, one.time, setting) : null),
      anchor: placed.anchor,
    };
    if (placed.stretch && one.type !== "SET" && one.type !== "DURATION") {
      const named = { id: `d${k}`, stretch: placed.stretch, sentence };
      const opens = one.first < 2 || sentenceOf(one.first - 2) !== sentence;
      if (!(narrative && !opens && isAside(named.stretch, last))) last = named;
      if (placed.stretch.grain === "day") lastDay = named;
    }
    return resolved;
  });
}

/** A history that names a year this far off amid a sentence goes on where it was ("declassified in 2005"). */
const FAR = 10;
const DAYS_OF_YEAR = 365.25;

function isAside({ grain, start }: Stretch, last: Named | null): boolean {
  return grain === "year" && last !== null && Math.abs(start - last.stretch.start) > (FAR + 1) * DAYS_OF_YEAR;
}

function place(meaning: Meaning, base: Base): Placed {
  switch (meaning.kind) {
    case "fixed":
      return { value: meaning.value, stretch: null, interval: meaning.interval ?? null, anchor: "none" };
    case "vague":
    case "moment":
      return { value: meaning.value, stretch: null, interval: null, anchor: "reference" };
    case "point":
      return placePoint(meaning, base);
    case "weekday":
      return placeWeekday(meaning, base);
    case "day-of-month":
      return placeDayOfMonth(meaning, base);
    case "holiday":
      return placeHoliday(meaning, base);
    case "part":
      return placePart(meaning, place(meaning.of, base));
    case "portion":
      return placePortion(meaning, place(meaning.of, base));
    case "again":
      return placeAgain(base);
    case "shift":
      return placeShift(meaning, base);
    case "range":
      return placeRange(meaning, base);
  }
}

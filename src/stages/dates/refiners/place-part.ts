import { isoDay, weekdayOf } from "../../../text/calendar.ts";
import type { Meaning } from "../found.ts";
import {
  endOf,
  isOnCalendar,
  isWritable,
  type Stretch,
  shifted,
  stretchAt,
  stretchValue,
  UNPLACED,
} from "../stretch.ts";
import type { Placed } from "./place-relative.ts";

type Portion = Extract<Meaning, { kind: "portion" }>;
type Part = Extract<Meaning, { kind: "part" }>;

/** Places a part within the date that holds it; unplaced when that has no such part (a 31st day of June). */
export function placePart(part: Part, whole: Placed): Placed {
  const { anchor } = whole;
  const stretch = whole.stretch ? partOf(part, whole.stretch) : null;
  if (!whole.stretch || !stretch || endOf(whole.stretch) <= stretch.start || !isWritable(stretch))
    return { value: UNPLACED[part.grain], stretch: null, interval: null, anchor };
  return { value: stretchValue(stretch), stretch, interval: null, anchor };
}

/** Places "the first nine months of 1989": the value is the length, the interval says where it lies. */
export function placePortion({ value, grain, count }: Portion, { stretch, anchor }: Placed): Placed {
  if (!stretch || !isOnCalendar(stretch)) return { value, stretch: null, interval: null, anchor };
  const end = endOf(stretch);
  const length = count > 0 ? count : -count;
  const from = count > 0 ? stretch.start : shifted({ grain, start: end }, -length).start;
  const to = shifted({ grain, start: from }, length).start;
  const inside = stretch.start <= from && to <= end;
  return { value, stretch: null, interval: inside ? { start: isoDay(from), end: isoDay(to) } : null, anchor };
}

function partOf({ n, grain, weekday }: Part, whole: Stretch): Stretch | null {
  const end = endOf(whole);
  // Weeks belong to the month of their Thursday, weekends to that of their Saturday.
  const day = weekday > 0 ? weekday : grain === "week" ? 4 : grain === "weekend" ? 6 : 0;
  if (day > 0) {
    const first = whole.start + ((day - weekdayOf(whole.start) + 7) % 7);
    const last = end - 1 - ((weekdayOf(end - 1) - day + 7) % 7);
    return stretchAt(grain, n > 0 ? first + 7 * (n - 1) : last + 7 * (n + 1));
  }
  const first = stretchAt(grain, n > 0 ? whole.start : end - 1);
  return shifted(first, n > 0 ? n - 1 : n + 1);
}

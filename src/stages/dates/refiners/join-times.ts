import type { Found } from "../found.ts";
import type { Reading } from "../reading.ts";

/** What may stand between a day and its time of day, in tokens: "Monday, at 10:30", "the night of 3 May". */
const DAY_THEN_TIME: ReadonlySet<string> = new Set([
  "",
  ",",
  "at",
  ", at",
  "|",
  "-",
  "around",
  "about",
  "at around",
  "at about",
]);
const TIME_THEN_DAY: ReadonlySet<string> = new Set(["", ",", "on", ", on", "of"]);
const MOST_TOKENS_BETWEEN = 2;

/** Joins a time of day and the day beside it: "Monday morning", "10:30 on Friday", "May 3, 2024, 8 p.m.". */
export function joinTimes(all: readonly Found[], reading: Reading): Found[] {
  const joined: Found[] = [];
  for (const one of all) {
    const before = joined.at(-1);
    const pair = before ? join(before, one, reading) : null;
    if (pair) joined[joined.length - 1] = pair;
    else joined.push(one);
  }
  return joined;
}

function join(a: Found, b: Found, { lower }: Reading): Found | null {
  const gap = b.first - a.last;
  if (gap < 0 || MOST_TOKENS_BETWEEN < gap) return null;
  const between = lower.slice(a.last, b.first).join(" ");
  const span = { first: a.first, last: b.last, start: a.start, end: b.end, type: "TIME" } as const;
  if (isDay(a) && isTime(b) && DAY_THEN_TIME.has(between))
    return { ...a, ...span, time: finer(a.time, b.time) };
  if (isTime(a) && isDay(b) && TIME_THEN_DAY.has(between))
    return { ...b, ...span, time: finer(b.time, a.time) };
  return null;
}

/** A time of day that has no day of its own. */
const isTime = ({ meaning, time }: Found): boolean =>
  time !== null && meaning.kind === "shift" && meaning.origin === "sentence";

/** A day, perhaps with a part of it: "Monday", "May 3", "yesterday evening". */
function isDay({ meaning, time, type }: Found): boolean {
  if (type === "SET" || (time !== null && CLOCK.test(time))) return false;
  if (meaning.kind === "weekday") return true;
  if (meaning.kind === "point") return meaning.day > 0;
  return meaning.kind === "shift" && meaning.grain === "day" && meaning.origin !== "sentence";
}

const CLOCK = /^T\d/;

/** "Monday morning at 10:30": the clock says more than the part of the day. */
const finer = (one: string | null, other: string | null): string | null =>
  one !== null && CLOCK.test(one) ? one : (other ?? one);

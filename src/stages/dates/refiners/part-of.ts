import { durationValue } from "../duration-value.ts";
import type { Found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import type { Reading } from "../reading.ts";
import type { Grain } from "../stretch.ts";

const GRAINS: ReadonlySet<string> = new Set(["day", "week", "weekend", "month"]);
const LAST: ReadonlySet<string> = new Set(["last", "final"]);

/**
 * A part of the date behind it, which makes one expression with it: "the first week of May", "the last Friday in November 2024",
 * "the week of 3 May".
 */
export function partsOf(all: readonly Found[], reading: Reading): Found[] {
  const kept: Found[] = [];
  for (const one of all) {
    const part = partBefore(one, reading);
    if (part) while ((kept.at(-1)?.last ?? 0) > part.first) kept.pop();
    kept.push(part ?? one);
  }
  return kept;
}

function partBefore(one: Found, reading: Reading): Found | null {
  const { lower, words, starts } = reading;
  const { meaning, first } = one;
  if (one.type !== "DATE" || one.time !== null) return null;
  const of = lower[first - 1];
  if (of !== "of" && of !== "in") return null;
  const at = first - 2;
  const unit = words[at]?.unit;
  const weekday = words[at]?.weekday;
  const as = (from: number, made: Found["meaning"]): Found => {
    const start = lower[from - 1] === "the" ? from - 1 : from;
    return { ...one, first: start, start: starts[start] ?? one.start, meaning: made, by: "part-of" };
  };
  const isDay = meaning.kind === "point" && meaning.day > 0;
  if (isDay && of === "of" && (lower[at] === "week" || lower[at] === "weekend"))
    return as(at, { ...meaning, code: lower[at] === "week" ? "week" : "weekend" });
  if (!isContainer(one)) return null;
  if (unit?.plural) return portionBefore(one, reading, at);
  const n = words[at - 1]?.ordinal ?? (LAST.has(lower[at - 1] ?? "") ? -1 : 0);
  if (n === 0 || 31 < n) return null;
  if (unit && !unit.plural && GRAINS.has(unit.unit))
    return as(at - 1, { kind: "part", n, grain: unit.unit as Grain, weekday: 0, of: meaning });
  if (weekday?.kind === "full")
    return as(at - 1, { kind: "part", n, grain: "day", weekday: weekday.number, of: meaning });
  return null;
}

/** "the first nine months of 1989" */
function portionBefore(one: Found, reading: Reading, at: number): Found | null {
  const { lower, words, starts } = reading;
  const unit = words[at]?.unit;
  const amount = amountBefore(reading, at);
  if (!unit || !amount || amount.value === null || amount.value > MOST || !PLURAL_GRAINS.has(unit.unit))
    return null;
  const side = lower[amount.first - 1] === "first" ? 1 : LAST.has(lower[amount.first - 1] ?? "") ? -1 : 0;
  if (side === 0 || !Number.isInteger(amount.value)) return null;
  const first = lower[amount.first - 2] === "the" ? amount.first - 2 : amount.first - 1;
  return {
    ...one,
    first,
    start: starts[first] ?? one.start,
    type: "DURATION",
    by: "part-of",
    meaning: {
      kind: "portion",
      value: durationValue(unit, amount.value),
      grain: unit.unit as Grain,
      count: side * amount.value * unit.count,
      of: one.meaning,
    },
  };
}

const PLURAL_GRAINS: ReadonlySet<string> = new Set(["day", "week", "month", "quarter"]);
const MOST = 400;

/** A month or a year, named or told from now. */
function isContainer({ meaning }: Found): boolean {
  if (meaning.kind === "point") return meaning.day === 0 && meaning.code === "";
  return meaning.kind === "shift" && (meaning.grain === "month" || meaning.grain === "year");
}

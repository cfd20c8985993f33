import { durationValue } from "../duration-value.ts";
import { type Found, found, point } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import { isCapital, type Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import type { Grain } from "../stretch.ts";
import type { Word } from "../words.ts";

const SMALL: ReadonlySet<string> = new Set(["hour", "minute", "second", "night"]);

/** A unit, month or season that is turned: "last year", "this week", "the next day", "the past two years", "last September". */
export const lastNext: Recogniser = {
  name: "last-next",
  roles: ["unit", "month", "season"],
  read(reading, i) {
    const { lower, words } = reading;
    const word = words[i] ?? {};
    const turn = words[i - 1]?.turn;
    const first = articleBefore(reading, i - 1);
    if (!turn) return word.unit ? rangeOf(reading, i) : null;
    if (word.month || word.season) {
      if ((word.month && !isCapital(reading, i)) || (lower[i - 1] === "that" && word.month)) return null;
      const meaning = point({
        month: word.month?.number ?? 0,
        code: word.season?.code ?? "",
        turn: turn.direction,
        origin: turn.origin,
      });
      return found(reading, first, i + 1, { type: "DATE", meaning });
    }
    const unit = word.unit;
    // "the following days": so many are not told.
    if (unit?.plural && turn.direction !== 0 && lower[first] === "the" && first < i - 1)
      return spanning(reading, first, i, word, null, turn.direction);
    if (!unit || unit.plural || SMALL.has(unit.unit) || unit.count > 1) return null;
    // "the past decade" is the ten years up to now, not a decade of the calendar; "the following decade" is one.
    const isLong = unit.unit === "decade" || unit.unit === "century";
    // "the past year" is the twelve months up to now.
    if (lower[i - 1] === "past" && lower[first] === "the")
      return spanning(reading, first, i, word, 1, turn.direction);
    if (isLong && turn.direction !== 0 && turn.origin === "reference")
      return spanning(reading, first, i, word, 1, turn.direction);
    return found(reading, first, i + 1, {
      type: "DATE",
      meaning: {
        kind: "shift",
        // Hours and nights are gone by here.
        grain: unit.unit as Grain,
        count: turn.direction,
        // "the next day" follows a day just told of, "next week" comes from now on.
        origin: unit.unit === "day" && lower[i - 1] === "next" ? "last" : turn.origin,
      },
    });
  },
};

/** "the", "this past" or "that same" before the turning word belongs to the expression. */
function articleBefore({ lower }: Reading, i: number): number {
  const before = lower[i - 1] ?? "";
  const double = (before === "this" && lower[i] === "past") || (before === "that" && lower[i] === "same");
  return before === "the" || double ? i - 1 : i;
}

/** "the last two years", "the next few months": a duration that ends or begins now. */
function rangeOf(reading: Reading, i: number): Found | null {
  const { words, lower } = reading;
  const amount = amountBefore(reading, i);
  if (!amount) return null;
  const turn = words[amount.first - 1]?.turn;
  if (!turn || turn.direction === 0 || lower[amount.first] === "a") return null;
  return spanning(
    reading,
    articleBefore(reading, amount.first - 1),
    i,
    words[i] ?? {},
    amount.value,
    turn.direction,
  );
}

function spanning(
  reading: Reading,
  first: number,
  i: number,
  { unit }: Word,
  count: number | null,
  turn: -1 | 0 | 1,
): Found | null {
  if (!unit) return null;
  const value = durationValue(unit, count);
  const counted = count !== null && turn !== 0 && !SMALL.has(unit.unit) && Number.isInteger(count);
  return found(reading, first, i + 1, {
    type: "DURATION",
    meaning: counted
      ? { kind: "range", grain: unit.unit as Grain, count: count * unit.count, turn, value }
      : { kind: "fixed", value },
  });
}

import { found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import { isCapital, type Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

/** Weekdays that are counted from now: "two Fridays from now", "three Sundays ago", "Tuesday week". */
export const countedWeekday: Recogniser = {
  name: "counted-weekday",
  roles: ["weekday"],
  read(reading, i) {
    const { lower, words } = reading;
    const entry = words[i]?.weekday;
    if (!entry || entry.kind === "short" || !isCapital(reading, i)) return null;
    const meaning = {
      kind: "weekday",
      weekday: entry.number,
      week: null,
      origin: "now",
      strict: true,
    } as const;
    if (lower[i + 1] === "week" && entry.kind === "full" && !/^(?:of|-|\p{L}+ly)$/u.test(lower[i + 2] ?? ""))
      return found(reading, i, i + 2, { type: "DATE", meaning: { ...meaning, turn: 1, count: 2 } });
    const [last, turn] = directionAt(reading, i + 1);
    const amount = turn === 0 ? null : amountBefore(reading, i);
    if (!amount || turn === 0 || amount.value === null || !Number.isInteger(amount.value)) return null;
    return found(reading, amount.first, last, {
      type: "DATE",
      meaning: { ...meaning, turn, count: Math.min(amount.value, MOST) },
    });
  },
};

/** Ten years of Fridays; more is nonsense. */
const MOST = 520;

function directionAt({ lower }: Reading, i: number): readonly [last: number, turn: -1 | 0 | 1] {
  if (lower[i] === "ago") return [i + 1, -1];
  if (lower[i] === "hence") return [i + 1, 1];
  return lower[i] === "from" && lower[i + 1] === "now" ? [i + 2, 1] : [i, 0];
}

import { found } from "../found.ts";
import type { Turn } from "../origin.ts";
import { isCapital, type Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { isWeekdayName } from "../weekday-name.ts";

/** A weekday: "Monday", "last Friday", "the following Tuesday", "Friday of next week"; in the plural ("on Mondays") a habit. */
export const weekday: Recogniser = {
  name: "weekday",
  roles: ["weekday"],
  read(reading, i) {
    const { lower, words } = reading;
    const entry = words[i]?.weekday;
    if (!entry || entry.kind === "short" || !isCapital(reading, i) || isWeekdayName(reading, i)) return null;
    if (entry.kind === "plural") {
      const value = `XXXX-WXX-${entry.number}`;
      return found(reading, i, i + 1, { type: "SET", meaning: { kind: "fixed", value } });
    }
    const before = words[i - 1]?.turn;
    const turned = before && TURNS.has(lower[i - 1] ?? "") ? before : null;
    const turn: Turn = turned ? turned.direction : null;
    const [last, week] = weekAt(reading, i + 1);
    const first = turned ? (lower[i - 2] === "the" || lower[i - 2] === "this" ? i - 2 : i - 1) : i;
    return found(reading, first, last, {
      type: "DATE",
      meaning: {
        kind: "weekday",
        weekday: entry.number,
        turn,
        count: 1,
        week,
        origin: turned?.origin === "last" ? "last" : "reference",
        strict: turn === -1 || turn === 1,
      },
    });
  },
};

const TURNS: ReadonlySet<string> = new Set([
  ...["last", "past", "this", "next", "coming"],
  ...["following", "previous", "preceding"],
]);

/** "last week", "of next week" behind a weekday: how many weeks on, and where it ends. */
function weekAt({ lower, words }: Reading, i: number): readonly [last: number, week: number | null] {
  const at = lower[i] === "of" ? i + 1 : i;
  const turn = words[at]?.turn;
  if (lower[at + 1] !== "week" || turn?.origin !== "reference") return [i, null];
  return [at + 2, turn.direction];
}

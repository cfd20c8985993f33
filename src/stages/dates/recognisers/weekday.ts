import { found } from "../found.ts";
import type { Turn } from "../origin.ts";
import { isCapital } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

/** A weekday: "Monday", "last Friday", "next Tuesday", "Black Monday" not; in the plural ("on Mondays") a habit. */
export const weekday: Recogniser = {
  name: "weekday",
  roles: ["weekday"],
  read(reading, i) {
    const { lower, words } = reading;
    const entry = words[i]?.weekday;
    if (!entry || entry.kind === "short" || !isCapital(reading, i)) return null;
    if (entry.kind === "plural") {
      const value = `XXXX-WXX-${entry.number}`;
      return found(reading, i, i + 1, { type: "SET", meaning: { kind: "fixed", value } });
    }
    const before = words[i - 1]?.turn;
    const turned = before && TURNS.has(lower[i - 1] ?? "");
    const turn: Turn = turned ? before.direction : null;
    return found(reading, turned ? i - 1 : i, i + 1, {
      type: "DATE",
      meaning: { kind: "weekday", weekday: entry.number, turn },
    });
  },
};

const TURNS: ReadonlySet<string> = new Set(["last", "past", "this", "next", "coming"]);

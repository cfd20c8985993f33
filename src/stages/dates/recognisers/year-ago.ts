import { found } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";
import { withThe } from "../span-edges.ts";
import type { Grain } from "../stretch.ts";

const GRAINS: ReadonlySet<string> = new Set(["year", "quarter", "month", "week", "day"]);
const JOINS: ReadonlySet<string> = new Set(["-", "'s", "’s"]);
const PERIODS: ReadonlySet<string> = new Set(["period", "quarter", "month", "week", "half"]);

/** Compounds of business news: "the year-ago quarter", "a year-earlier loss", "by year-end", "at year's end". */
export const yearAgo: Recogniser = {
  name: "year-ago",
  roles: ["unit"],
  read(reading, i) {
    const { lower, words } = reading;
    const unit = words[i]?.unit;
    if (!unit || unit.plural || !GRAINS.has(unit.unit) || !JOINS.has(lower[i + 1] ?? "")) return null;
    if (lower[i + 2] === "end" && lower[i - 1] !== "the")
      return found(reading, i, i + 3, {
        type: "DATE",
        meaning: { kind: "shift", grain: unit.unit as Grain, count: 0, origin: "reference" },
        mod: "END",
      });
    if (lower[i + 1] !== "-") return null;
    if (lower[i + 2] !== "ago" && lower[i + 2] !== "earlier") return null;
    const named = PERIODS.has(lower[i + 3] ?? "");
    return found(reading, named ? withThe(reading, i) : i, named ? i + 4 : i + 3, {
      type: "DATE",
      meaning: { kind: "shift", grain: unit.unit as Grain, count: -1, origin: "reference" },
    });
  },
};

import { found } from "../found.ts";
import type { Origin } from "../origin.ts";
import type { Recogniser } from "../recogniser.ts";
import type { Grain } from "../stretch.ts";

const WEEKEND_LEADERS: ReadonlySet<string> = new Set(["over", "during", "at", "on", "for", "throughout"]);
const LATER: Readonly<Record<string, 1 | -1>> = {
  before: -1,
  earlier: -1,
  previous: -1,
  after: 1,
  later: 1,
  following: 1,
};
const GRAINS: ReadonlySet<string> = new Set([
  "year",
  "month",
  "week",
  "day",
  "quarter",
  "season",
  "weekend",
  "decade",
  "century",
]);
const CLOSERS: ReadonlySet<string> = new Set([
  "end",
  "ends",
  "ended",
  "ending",
  "finish",
  "finished",
  "finishing",
  "close",
  "closed",
  "closing",
  "for",
]);
const CLOSED: ReadonlySet<string> = new Set(["at", "with", "down", "up", "on", "in"]);
const INSIDE: ReadonlySet<string> = new Set(["of", "in", "on"]);

/** A certain unit by its article alone: "the end of the year", "over the weekend", "the year before". */
export const theUnit: Recogniser = {
  name: "the-unit",
  roles: ["unit"],
  read(reading, i) {
    const { lower, words, lexicon } = reading;
    const unit = words[i]?.unit;
    if (!unit || unit.plural || lower[i - 1] !== "the" || !GRAINS.has(unit.unit)) return null;
    const grain = unit.unit as Grain;
    const shift = (count: number, last: number, origin: Origin) =>
      found(reading, i - 1, last, { type: "DATE", meaning: { kind: "shift", grain, count, origin } });

    const later = LATER[lower[i + 1] ?? ""];
    if (later !== undefined && !/^[\p{L}\p{N}$]/u.test(lower[i + 2] ?? ""))
      return shift(later, i + 2, "last");
    // "the year's campaign", "the weekend's storm"
    if ((lower[i + 1] === "'s" || lower[i + 1] === "’s") && grain !== "season")
      return found(reading, i - 1, i + 1, {
        type: "DATE",
        meaning: {
          kind: "shift",
          grain,
          count: 0,
          origin: grain === "weekend" ? "reference" : "sentence",
          turn: null,
        },
      });
    if (grain === "weekend" && WEEKEND_LEADERS.has(lower[i - 2] ?? ""))
      return found(reading, i - 1, i + 1, {
        type: "DATE",
        meaning: { kind: "shift", grain, count: 0, origin: "reference", turn: null },
      });
    // "to end the day", "closed the week": markets.
    if (CLOSERS.has(lower[i - 2] ?? "") && !/^\p{L}/u.test(lower[i + 1] ?? ""))
      return shift(0, i + 1, "sentence");
    if (CLOSERS.has(lower[i - 2] ?? "") && CLOSED.has(lower[i + 1] ?? "")) return shift(0, i + 1, "sentence");
    const edged = INSIDE.has(lower[i - 2] ?? "") && lexicon.edges.has(lower[i - 3] ?? "");
    if (!edged || lower[i + 1] === "of") return null;
    return shift(0, i + 1, "sentence");
  },
};

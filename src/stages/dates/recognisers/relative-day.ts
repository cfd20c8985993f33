import { found } from "../found.ts";
import { isCapital } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

/** Days seen from today: "today", "yesterday", "tomorrow", "tonight", "the day before yesterday". */
export const relativeDay: Recogniser = {
  name: "relative-day",
  roles: ["dayWord"],
  read(reading, i) {
    const { lower, words } = reading;
    const entry = words[i]?.dayWord;
    if (!entry) return null;
    // "USA Today" is a paper.
    if (lower[i] === "today" && isCapital(reading, i) && isCapital(reading, i - 1)) return null;
    const beyond =
      (entry.shift === -1 && lower[i - 1] === "before") || (entry.shift === 1 && lower[i - 1] === "after");
    if (beyond && lower[i - 2] === "day") {
      const first = lower[i - 3] === "the" ? i - 3 : i - 2;
      return found(reading, first, i + 1, {
        type: "DATE",
        meaning: { kind: "shift", grain: "day", count: entry.shift * 2, origin: "now" },
      });
    }
    return found(reading, i, i + 1, {
      type: entry.part === "" ? "DATE" : "TIME",
      meaning: { kind: "shift", grain: "day", count: entry.shift, origin: "now" },
      time: entry.part === "" ? null : `T${entry.part}`,
    });
  },
};

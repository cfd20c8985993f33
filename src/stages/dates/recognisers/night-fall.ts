import { found } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";

const LEADERS: ReadonlySet<string> = new Set(["at", "before", "after", "until", "till", "by", "since"]);

/** Parts of the day without an article: "at night", "before dawn", "by nightfall", and "overnight", which is the night just gone. */
export const nightFall: Recogniser = {
  name: "night-fall",
  roles: ["nightWord"],
  read(reading, i) {
    const { lower, words } = reading;
    const code = words[i]?.nightWord;
    if (code === undefined) return null;
    if (lower[i] === "overnight")
      return found(reading, i, i + 1, {
        type: "TIME",
        meaning: { kind: "shift", grain: "day", count: -1, origin: "reference" },
        time: `T${code}`,
      });
    const before = lower[i - 1] ?? "";
    if (!LEADERS.has(before)) return null;
    // Nights in general, not a certain one.
    if (lower[i] === "night")
      return before === "at" || before === "by"
        ? found(reading, i, i + 1, { type: "TIME", meaning: { kind: "fixed", value: "XXXX-XX-XXTNI" } })
        : null;
    return found(reading, i, i + 1, {
      type: "TIME",
      meaning: { kind: "shift", grain: "day", count: 0, origin: "sentence" },
      time: `T${code}`,
    });
  },
};

import { pad } from "../../../text/calendar.ts";
import { found } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";
import { withThe } from "../span-edges.ts";

/** Centuries: "the 20th century", "21st-century", "the nineteenth century"; before Christ without an interval. */
export const century: Recogniser = {
  name: "century",
  roles: ["unit"],
  read(reading, i) {
    const { lower, words } = reading;
    if (lower[i] !== "century") return null;
    const at = lower[i - 1] === "-" ? i - 2 : i - 1;
    const number = words[at]?.ordinal ?? Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(lower[at] ?? "")?.[1] ?? 0);
    if (number < 1 || 30 < number) return null;
    const first = withThe(reading, at);
    if (lower[i + 1] === "bc" || lower[i + 1] === "b.c.") {
      return found(reading, first, i + 2, {
        type: "DATE",
        meaning: { kind: "fixed", value: `BC${pad(number - 1)}` },
      });
    }
    const interval = { start: `${pad(number - 1)}00-01-01`, end: `${pad(number)}00-01-01` };
    return found(reading, first, i + 1, {
      type: "DATE",
      meaning: { kind: "fixed", value: pad(number - 1), interval },
    });
  },
};

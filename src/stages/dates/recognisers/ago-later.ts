import { type Found, found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import type { Grain } from "../stretch.ts";

/** Words behind an amount of time: direction, and from where it counts. */
const AGO: Readonly<Record<string, readonly [-1 | 1, "reference" | "last"]>> = {
  ago: [-1, "reference"],
  earlier: [-1, "last"],
  later: [1, "last"],
  hence: [1, "reference"],
};

/** "three years ago", "two days later", "a month earlier", "five weeks from now". */
export const agoLater: Recogniser = {
  name: "ago-later",
  roles: ["unit"],
  read(reading, i) {
    const { lower } = reading;
    const word = lower[i + 1] ?? "";
    const fromNow = word === "from" && (lower[i + 2] === "now" || lower[i + 2] === "today");
    const [direction, origin] = fromNow ? ([1, "reference"] as const) : (AGO[word] ?? []);
    if (direction === undefined || origin === undefined) return null;
    // "two years later than planned" compares.
    if (lower[i + 2] === "than") return null;
    return shifted(reading, i, fromNow ? i + 3 : i + 2, direction, origin);
  },
};

function shifted(
  reading: Reading,
  i: number,
  last: number,
  direction: -1 | 1,
  origin: "reference" | "last",
): Found | null {
  const unit = reading.words[i]?.unit;
  const amount = amountBefore(reading, i);
  if (!unit || !amount) return null;
  const vague = direction < 0 ? "PAST_REF" : "FUTURE_REF";
  if (unit.unit === "hour" || unit.unit === "minute" || unit.unit === "second")
    return found(reading, amount.first, last, { type: "TIME", meaning: { kind: "moment", value: vague } });
  if (amount.value === null || !Number.isInteger(amount.value * unit.count) || amount.value > 5000)
    return found(reading, amount.first, last, { type: "DATE", meaning: { kind: "vague", value: vague } });
  // Nights count like days, decades and centuries like their years.
  const times = { century: 100, decade: 10 }[unit.unit as string] ?? 1;
  const grain: Grain = times > 1 ? "year" : unit.unit === "night" ? "day" : unit.unit;
  return found(reading, amount.first, last, {
    type: "DATE",
    meaning: { kind: "shift", grain, count: direction * amount.value * unit.count * times, origin },
  });
}

import { type Found, found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import type { Grain } from "../stretch.ts";
import type { Unit } from "../words.ts";

/** Words behind an amount of time: direction, and from where it counts. */
const AGO: Readonly<Record<string, readonly [-1 | 1, "reference" | "last"]>> = {
  ago: [-1, "reference"],
  earlier: [-1, "last"],
  later: [1, "last"],
  hence: [1, "reference"],
  previously: [-1, "last"],
  before: [-1, "last"],
  afterwards: [1, "last"],
  afterward: [1, "last"],
  after: [1, "last"],
};
/** What may stand behind "two days before" when it counts from a date named before, and not from what follows. */
const CLOSED = /^(?:[.,;:)”"]|and|but|in|at|by|on|)$/;

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
    if ((word === "before" || word === "after") && !CLOSED.test(lower[i + 2] ?? "")) return null;
    return shifted(reading, i, fromNow ? i + 3 : i + 2, direction, origin);
  },
};

const UNCOUNTED: ReadonlySet<string> = new Set(["ago", "earlier", "later"]);

function vagueShift(reading: Reading, i: number, last: number, direction: -1 | 1, unit: Unit): Found {
  const value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
  const type = unit === "hour" || unit === "minute" || unit === "second" ? "TIME" : "DATE";
  return found(reading, i, last, { type, meaning: { kind: "vague", value } });
}

function shifted(
  reading: Reading,
  i: number,
  last: number,
  direction: -1 | 1,
  origin: "reference" | "last",
): Found | null {
  const unit = reading.words[i]?.unit;
  const amount = amountBefore(reading, i);
  if (!unit) return null;
  // "weeks ago", "minutes later"
  if (!amount && (!unit.plural || !UNCOUNTED.has(reading.lower[i + 1] ?? ""))) return null;
  if (!amount) return vagueShift(reading, i, last, direction, unit.unit);
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

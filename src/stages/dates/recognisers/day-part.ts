import { found, type Meaning } from "../found.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { isWeekdayName } from "../weekday-name.ts";

const SPENT = /^(?:spen[dt]|spending)$/;
const IN: ReadonlySet<string> = new Set(["in", "during", "of"]);

/** Parts of the day: "this morning", "last night", "that afternoon", "in the evening", "overnight". */
export const dayPart: Recogniser = {
  name: "day-part",
  roles: ["dayPart"],
  read(reading, i) {
    const { lower, words } = reading;
    const code = words[i]?.dayPart?.code;
    if (code === undefined) return null;
    const part = (first: number, meaning: Meaning) =>
      found(reading, first, i + 1, { type: "TIME", meaning, time: `T${code}` });
    const before = lower[i - 1] ?? "";
    const turn = words[i - 1]?.turn;
    if (turn) {
      // "last night" is yesterday's, "this morning" today's.
      const meaning = { kind: "shift", grain: "day", count: turn.direction, origin: turn.origin } as const;
      const first = lower[i - 2] === "the" || (lower[i - 2] === "that" && before === "same") ? i - 2 : i - 1;
      return part(first, meaning);
    }
    const today = { kind: "shift", grain: "day", count: 0, origin: "sentence" } as const;
    if (
      before === "the" &&
      (IN.has(lower[i - 2] ?? "") || SPENT.test(lower[i - 2] ?? "") || isOfDay(reading, i + 1))
    )
      return part(i - 1, today);
    // Behind a day, "Monday morning", another refiner joins the two.
    const day = words[i - 1];
    if (day?.weekday && isWeekdayName(reading, i - 1)) return null;
    if (day?.weekday || day?.dayWord) return part(i, today);
    return null;
  },
};

/** "the night of 3 May", "the morning of the 9th". */
function isOfDay({ lower, words }: Reading, i: number): boolean {
  if (lower[i] !== "of" && lower[i] !== "on") return false;
  const day = words[i + 1];
  return (
    day?.month !== undefined ||
    day?.weekday !== undefined ||
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(lower[i + 1] ?? "")
  );
}

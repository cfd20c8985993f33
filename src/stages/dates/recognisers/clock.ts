import { pad } from "../../../text/calendar.ts";
import { type Found, found } from "../found.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

const CLOCK = /^(\d{1,2})(?::(\d\d))?(?::(\d\d))?(am|pm|hrs)?$/;
const HALVES: Readonly<Record<string, "a" | "p">> = {
  am: "a",
  "a.m.": "a",
  "a.m": "a",
  pm: "p",
  "p.m.": "p",
  "p.m": "p",
};
const LEADERS: ReadonlySet<string> = new Set([
  "at",
  "by",
  "around",
  "about",
  "before",
  "after",
  "until",
  "till",
  "from",
  "since",
  "between",
]);
const MILITARY = /^([01]\d|2[0-3])([0-5]\d)$/;

/** Times of day: "10:30", "7pm", "5 p.m. EST", "23:10 UTC", "2000 GMT", "noon". */
export const clock: Recogniser = {
  name: "clock",
  roles: ["digits", "clock"],
  read(reading, i) {
    const { lower, words } = reading;
    const word = words[i]?.clock;
    if (word !== undefined) return timeAt(reading, i, i + 1, word);
    const military = MILITARY.exec(lower[i] ?? "");
    const hasZone = isZone(reading, i + 1);
    if (military && (hasZone || lower[i + 1] === "hours" || lower[i + 1] === "hrs"))
      return timeAt(reading, i, hasZone ? i + 1 : i + 2, `T${military[1]}:${military[2]}`);
    const match = CLOCK.exec(lower[i] ?? "");
    if (!match) return null;
    const [, hour = "", minute, second, glued] = match;
    const half = HALVES[glued ?? ""] ?? HALVES[lower[i + 1] ?? ""];
    const last = half && glued === undefined ? i + 2 : i + 1;
    // A bare hour needs its half of the day; hours and minutes a zone or a preposition, since scores look the same.
    if (minute === undefined && !half)
      return lower[i + 1] === "o'clock" ? timeAt(reading, i, i + 2, timeOf(hour, "00")) : null;
    if (
      !half &&
      glued === undefined &&
      second === undefined &&
      !isZone(reading, last) &&
      lower[last] !== "hrs" &&
      !LEADERS.has(lower[i - 1] ?? "") &&
      !isStamp(reading, i)
    )
      return null;
    const said = Number(hour);
    if (half ? said < 1 || 12 < said : said > 23) return null;
    if ((minute ?? "00") > "59") return null;
    const hours = half ? (said % 12) + (half === "p" ? 12 : 0) : said;
    const time = `${timeOf(String(hours), minute ?? "00")}${second === undefined ? "" : `:${second}`}`;
    return timeAt(reading, i, !half && lower[last] === "hrs" ? last + 1 : last, time);
  },
};

/** A full date stands right before or behind it: "May 5, 2010 15:14", "13:26 14/09/2013". */
function isStamp({ lower }: Reading, i: number): boolean {
  const before = /^[,|]$/.test(lower[i - 1] ?? "") ? i - 2 : i - 1;
  const dated = /^(?:19|20)\d\d$/.test(lower[before] ?? "") && before > 1;
  return dated || NUMERIC.test(lower[before] ?? "") || NUMERIC.test(lower[i + 1] ?? "");
}

const NUMERIC = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}$/;
const timeOf = (hour: string, minute: string): string => `T${pad(Number(hour))}:${minute}`;

/** A zone's name in capitals: "et", "pt" and "cat" are words. */
function isZone({ words, surface }: Reading, i: number): boolean {
  const name = surface[i] ?? "";
  return words[i]?.zone !== undefined && name === name.toUpperCase();
}

function timeAt(reading: Reading, first: number, last: number, time: string): Found {
  const { lower, words } = reading;
  const open = lower[last] === "(" && isZone(reading, last + 1) && lower[last + 2] === ")";
  const local = lower[last] === "local" && lower[last + 1] === "time";
  const zoned = isZone(reading, last);
  const utc = zoned && words[last]?.zone === "Z" ? "Z" : "";
  return found(reading, first, open ? last + 3 : local ? last + 2 : zoned ? last + 1 : last, {
    type: "TIME",
    meaning: { kind: "shift", grain: "day", count: 0, origin: "sentence" },
    time: time + utc,
  });
}

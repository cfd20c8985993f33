import { pad } from "../../../text/calendar.ts";
import { type Found, found } from "../found.ts";
import { type Reading, touches } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { isBeforeChrist, withThe } from "../span-edges.ts";

const FULL = /^(\d{3})0['’]?s$/;
const BEFORE_CHRIST = /^(\d{1,3})0s$/;
const SHORT = /^['’]?(\d)0['’]?s$/;
/** "The 20s" are the 2020s, "the 30s" the 1930s. */
const FIRST_OF_LAST_CENTURY = 3;
/** "in his 70s" is an age. */
const OWNERS: ReadonlySet<string> = new Set(["his", "her", "their", "my", "your", "our"]);
const LEADERS: ReadonlySet<string> = new Set(["the", "early", "late", "mid", "-"]);

/** Decades: "the 1990s", "1990's", "the '90s", "mid-1980s". */
export const decade: Recogniser = {
  name: "decade",
  roles: ["digits"],
  read(reading, i) {
    const { lower } = reading;
    const glued = lower[i] ?? "";
    const split = lower[i + 1] === "'s" || lower[i + 1] === "’s";
    const word = split ? `${glued}s` : glued;
    const last = split ? i + 2 : i + 1;
    // The tokenizer cuts "460s" behind the 4.
    const joins = /^\d$/.test(lower[i - 1] ?? "") && touches(reading, i - 1);
    const ancient = isBeforeChrist(reading, last)
      ? BEFORE_CHRIST.exec(joins ? `${lower[i - 1]}${word}` : word)
      : null;
    if (ancient) {
      const value = `BC${pad(Number(ancient[1]), 3)}`;
      return found(reading, withThe(reading, joins ? i - 1 : i), last + 1, {
        type: "DATE",
        meaning: { kind: "fixed", value },
      });
    }
    const full = FULL.exec(word);
    if (full) {
      // "5000s" count something else.
      if (Number(full[1]) < 100 || 220 < Number(full[1])) return null;
      // "1990's economy" is the year's.
      if (split && lower[i - 1] !== "the") return null;
      return decadeOf(reading, i, last, Number(full[1]));
    }
    const short = SHORT.exec(word);
    if (!short) return null;
    const before = lower[i - 1] ?? "";
    const beforeThat = lower[i - 2] ?? "";
    if (OWNERS.has(before) || OWNERS.has(beforeThat)) return null;
    const listed = (before === "and" || before === "or") && (SHORT.test(beforeThat) || FULL.test(beforeThat));
    if (!LEADERS.has(before) && !listed && !/^['’]/.test(word)) return null;
    const digit = Number(short[1]);
    return decadeOf(reading, i, last, digit + (digit < FIRST_OF_LAST_CENTURY ? 200 : 190));
  },
};

function decadeOf(reading: Reading, i: number, last: number, decade: number): Found {
  const interval = { start: `${pad(decade, 3)}0-01-01`, end: `${pad(decade + 1, 3)}0-01-01` };
  return found(reading, withThe(reading, i), last, {
    type: "DATE",
    meaning: { kind: "fixed", value: pad(decade, 3), interval },
  });
}

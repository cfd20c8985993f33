import { POS_TAGS } from "../../../core/tokens.ts";
import { type Found, found, point } from "../found.ts";
import { isCapital, isMid, type Reading, touches } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { eraYearAt, yearAt } from "../span-edges.ts";
import { yearRange } from "./year-range.ts";

const PREPOSITIONS: ReadonlySet<string> = new Set([
  "in",
  "since",
  "until",
  "till",
  "by",
  "from",
  "before",
  "after",
  "during",
  "of",
  "to",
  "year",
  "around",
  "between",
  "early",
  "late",
  "and",
  "circa",
  "through",
]);
const NOUN = POS_TAGS.indexOf("NOUN");
const NAMES: readonly number[] = [NOUN, POS_TAGS.indexOf("ADJ"), POS_TAGS.indexOf("PROPN")];
const SURE: ReadonlySet<string> = new Set(["in", "since", "until", "year"]);
/** Other numbers of four digits are years only behind a preposition. */
const PLAIN = { first: 1900, last: 2099 };

/** A year by itself: "2023", "in 1848", "218 BC", "'94", "1914-1918" (two). */
export const year: Recogniser = {
  name: "year",
  roles: ["digits"],
  read(reading, i) {
    const { lower } = reading;
    const range = yearRange(reading, i);
    if (range) return range;
    const ofEra = eraYears(reading, i);
    if (ofEra) return ofEra;
    const short = /^['’](\d\d)$/.exec(lower[i] ?? "");
    if (short && PREPOSITIONS.has(lower[i - 1] ?? "")) {
      const digits = Number(short[1]);
      return found(reading, i, i + 1, {
        type: "DATE",
        meaning: point({ year: digits + (digits < 30 ? 2000 : 1900) }),
      });
    }
    const said = yearAt(reading, i);
    if (said === 0 || !isPlausible(reading, i, said)) return null;
    return found(reading, i, i + 1, { type: "DATE", meaning: point({ year: said }) });
  },
};

/** "480 BC", "AD 79"; of "499 to 493 BC" both. */
function eraYears(reading: Reading, i: number): readonly Found[] | null {
  const { lower } = reading;
  const told = eraYearAt(reading, AD.test(lower[i - 1] ?? "") ? i - 1 : i);
  if (!told) return null;
  const first = AD.test(lower[i - 1] ?? "") ? i - 1 : i;
  const one = found(reading, first, told.last, { type: "DATE", meaning: point({ year: told.year }) });
  const earlier =
    JOINS.has(lower[i - 1] ?? "") && /^\d{1,4}$/.test(lower[i - 2] ?? "") ? Number(lower[i - 2]) : 0;
  if (told.year > 0 || earlier <= 1 - told.year) return [one];
  return [found(reading, i - 2, i - 1, { type: "DATE", meaning: point({ year: 1 - earlier }) }), one];
}

const AD = /^(?:ad|a\.d\.?)$/;
const JOINS: ReadonlySet<string> = new Set(["to", "and", "or", "until", "-", "–", "—"]);

function isPlausible(reading: Reading, i: number, said: number): boolean {
  const { lower, lexicon } = reading;
  const before = lower[i - 1] ?? "";
  const after = lower[i + 1] ?? "";
  if (lexicon.numbered.has(before) || lexicon.counted.has(after) || isNumberOfSomething(reading, i))
    return false;
  // "2000-strong", "AK-2000", "x2000": part of something longer, unless it leads a compound ("2012-born").
  if (before === "-" && touches(reading, i - 1) && touches(reading, i - 2) && !isMid(reading, i))
    return false;
  const led = PREPOSITIONS.has(before);
  const plural = reading.pos[i + 1] === NOUN && after.endsWith("s");
  if (said < PLAIN.first || PLAIN.last < said) {
    if (before === "(" && after === ")") return true;
    if (SURE.has(before)) return !plural;
    return led && !(reading.pos[i + 1] === NOUN);
  }
  // Round numbers count things as often as years.
  return said % 100 !== 0 || led || !/^[a-z]/.test(after);
}

/** A phone number's last part, a house's number, a compound ("2000-seat"), a title in quotation marks. */
function isNumberOfSomething(reading: Reading, i: number): boolean {
  const { lower, lexicon } = reading;
  const [before = "", after = "", next = "", beyond = ""] = [
    lower[i - 1],
    lower[i + 1],
    lower[i + 2],
    lower[i + 3],
  ];
  if (/^\d{3,4}$/.test(before)) return true;
  if (after === "-" && touches(reading, i) && lexicon.counted.has(`${next}s`)) return true;
  if (
    isCapital(reading, i + 1) &&
    (lexicon.streets.has(next) || lexicon.streets.has(beyond)) &&
    !SURE.has(before)
  )
    return true;
  // "Orwell's 1984 sold well", "1984 by Orwell"
  if (after === "by" && READ.test(before)) return true;
  if ((before === "'s" || before === "’s") && !NAMES.includes(reading.pos[i + 1] ?? -1) && after !== "-")
    return true;
  return QUOTES.has(before) && QUOTES.has(after) && touches(reading, i - 1) && touches(reading, i);
}

const READ = /^(?:read|reads|reading|novel|book|film|album)$/;
const QUOTES: ReadonlySet<string> = new Set(['"', "“", "”", "'", "‘", "’"]);

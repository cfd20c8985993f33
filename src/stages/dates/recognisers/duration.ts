import { POS_TAGS } from "../../../core/tokens.ts";
import { durationValue } from "../duration-value.ts";
import { found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

const ADJECTIVE = POS_TAGS.indexOf("ADJ");

/** Words that show that "a year", "a week" measures time, and that bare "years" does. */
const BEFORE_ONE: ReadonlySet<string> = new Set([
  "for",
  "in",
  "within",
  "after",
  "than",
  "about",
  "almost",
  "nearly",
  "over",
  "under",
  "least",
  "around",
  "most",
  "half",
  "every",
  "just",
  "exactly",
  ...["lasted", "lasts", "lasting", "took", "take", "takes", "taking", "spent", "spend", "spending"],
  ...["waited", "wait", "stayed", "served", "serve", "serving", "only"],
]);
/** "a week after the attack", "days before the vote" */
const FROM_EVENT: ReadonlySet<string> = new Set(["after", "before"]);
const BEFORE_SOME: ReadonlySet<string> = new Set([
  "for",
  "in",
  "within",
  "over",
  "after",
  "recent",
  "by",
  "despite",
  "amid",
  "following",
]);

/** Amounts of time: "three years", "a 90-day stay", "34-year-old", "two and a half hours", "for decades". */
export const duration: Recogniser = {
  name: "duration",
  roles: ["unit"],
  read(reading, i) {
    const { lower, words, lexicon } = reading;
    const unit = words[i]?.unit;
    if (!unit || unit.unit === "weekend") return null;
    let end = i;
    if (lower[end - 1] === "-") end--;
    else if (
      lexicon.periodAdjectives.has(lower[end - 1] ?? "") ||
      (unit.plural && isAdjective(reading, end - 1))
    )
      end--;
    const amount = amountBefore(reading, end);
    const last = ending(reading, i);
    if (!amount) {
      if (isLong(reading, i))
        return found(reading, i, last, {
          type: "DURATION",
          meaning: { kind: "fixed", value: durationValue(unit, 1) },
        });
      if (!unit.plural || unit.unit === "night" || unit.unit === "quarter" || !isBareLength(reading, i))
        return null;
      return found(reading, i, i + 1, {
        type: "DURATION",
        meaning: { kind: "fixed", value: durationValue(unit, null) },
      });
    }
    // "three quarters of the army" is no time.
    if (unit.unit === "quarter" && end === i) return null;
    // "Four more years!", they chant.
    if (lower[end] === "more" && lower[last] === "!") return null;
    if (!isMeasure(reading, amount.first, end, i, last)) return null;
    const more = isAndAHalf(reading, i + 1) ? 0.5 : 0;
    // The article of "a decade-long war" is the war's.
    const first =
      isLong(reading, i) && isArticle(reading, amount.first, end)
        ? i
        : countedFrom(reading, amount.first, unit.plural);
    return found(reading, first, last, {
      type: "DURATION",
      meaning: {
        kind: "fixed",
        value: durationValue(unit, amount.value === null ? null : amount.value + more),
      },
    });
  },
};

/** "a year and a half" */
const isAndAHalf = ({ lower }: Reading, i: number): boolean =>
  lower[i] === "and" && lower[i + 1] === "a" && lower[i + 2] === "half" && lower[i + 3] !== "-";

/** "for years", "days before the vote" */
const isBareLength = ({ lower }: Reading, i: number): boolean =>
  BEFORE_SOME.has(lower[i - 1] ?? "") ||
  (FROM_EVENT.has(lower[i + 1] ?? "") && lower[i - 1] !== "the" && lower[i - 1] !== "of");

/** "two bloody weeks"; a number or a turning word ("the last weeks") is none. */
const isAdjective = ({ pos, words }: Reading, i: number): boolean =>
  pos[i] === ADJECTIVE && words[i] === null;

/** "the first seven weeks", "the final two years" */
const COUNTED: ReadonlySet<string> = new Set(["first", "final", "opening", "closing", "initial"]);
function countedFrom({ lower }: Reading, first: number, plural: boolean): number {
  if (!plural || !COUNTED.has(lower[first - 1] ?? "") || lower[first - 2] !== "the") return first;
  return first - 2;
}

/** "decade-long" */
const isLong = ({ lower }: Reading, i: number): boolean => lower[i + 1] === "-" && lower[i + 2] === "long";

const isArticle = ({ lower }: Reading, first: number, end: number): boolean =>
  end === first + 1 && (lower[first] === "a" || lower[first] === "an");

/** "year-old", "years old" and "years of age" belong to the expression, so does the stroke of "ten years'". */
function ending(reading: Reading, i: number): number {
  const { lower } = reading;
  if (lower[i + 1] === "-" && lower[i + 2] === "old") return i + 3;
  if (lower[i + 1] === "old") return i + 2;
  if (lower[i + 1] === "of" && lower[i + 2] === "age") return i + 3;
  if (isAndAHalf(reading, i + 1)) return i + 4;
  if (lower[i + 1] === "long" && /^\p{L}/u.test(lower[i + 2] ?? "")) return i + 2;
  if (lower[i + 1] === "-" && lower[i + 2] === "long") return i + 3;
  return i + 1;
}

function isMeasure(reading: Reading, first: number, end: number, i: number, last: number): boolean {
  const { lower, words } = reading;
  const unit = words[i]?.unit;
  const opening = lower[first] ?? "";
  if (isArticle(reading, first, end))
    return (
      !unit?.idiom &&
      unit?.unit !== "night" &&
      (BEFORE_ONE.has(lower[first - 1] ?? "") || FROM_EVENT.has(lower[i + 1] ?? "") || last > i + 1)
    );
  // "one day" is some day, "one night" a certain one; "one second" is idle.
  if (opening === "one" && end === first + 1 && end === i)
    return (
      unit?.unit !== "day" &&
      unit?.unit !== "night" &&
      (!unit?.idiom || BEFORE_ONE.has(lower[first - 1] ?? ""))
    );
  // "2008 season", "3 quarter": a singular unit behind a number needs a hyphen or to stand before a noun.
  if (end === i && unit && !unit.plural && !/^(?:1|one|a|an|half)$/.test(opening))
    return !/^(?:19|20)\d\d$/.test(opening) && isAttribute(reading, i);
  return true;
}

/** "four day race", "10 year sentence". */
const isAttribute = ({ lower }: Reading, i: number): boolean => /^\p{L}{3,}/u.test(lower[i + 1] ?? "");

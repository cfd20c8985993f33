import { POS_TAGS } from "../../../core/tokens.ts";
import { durationValue } from "../duration-value.ts";
import { found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import { isCapital } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

const NUMBER = [POS_TAGS.indexOf("NUM"), POS_TAGS.indexOf("SYM")];

/** How often: "daily", "annual", "twice a week", "three times a day", "per month", "$5 an hour". */
export const frequency: Recogniser = {
  name: "frequency",
  roles: ["set", "unit"],
  read(reading, i) {
    const { words, lower, pos } = reading;
    const word = words[i] ?? {};
    if (word.set) {
      // "Daily Mail", "the Weekly Standard", "LA Weekly".
      const name = isCapital(reading, i) && (isCapital(reading, i + 1) || isCapital(reading, i - 1));
      const { value, quant } = word.set;
      return name
        ? null
        : found(reading, i, i + 1, { type: "SET", meaning: { kind: "fixed", value }, quant });
    }
    const article = lower[i - 1] ?? "";
    if (!word.unit || word.unit.plural || !(article === "a" || article === "an" || article === "per"))
      return null;
    const set = (first: number, freq: string | null) =>
      found(reading, first, i + 1, {
        type: "SET",
        meaning: { kind: "fixed", value: durationValue(word.unit ?? UNIT, 1) },
        freq,
      });
    const before = i - 2;
    const often = words[before]?.frequency;
    if (often !== undefined) return set(before, often);
    if (lower[before] === "times") {
      const amount = amountBefore(reading, before);
      if (amount && amount.value !== null) return set(amount.first, `${amount.value}X`);
    }
    // "rate" or price: "$5 a day", "60 miles an hour", "three million barrels per day".
    if (article === "per") return word.unit.idiom || word.unit.unit === "hour" ? null : set(i - 1, null);
    return pos[before] !== undefined && NUMBER.includes(pos[before]) && lower[i + 1] !== "-"
      ? set(i - 1, null)
      : null;
  },
};

const UNIT = { unit: "day", count: 1, plural: false, idiom: false } as const;

import { durationValue } from "../duration-value.ts";
import { found } from "../found.ts";
import { amountBefore } from "../numbers.ts";
import type { Recogniser } from "../recogniser.ts";

/** What comes again: "every Monday", "each year", "every two weeks", "every summer", "every morning". */
export const every: Recogniser = {
  name: "every",
  roles: ["quantifier"],
  read(reading, i) {
    const { words, lower } = reading;
    const quant = words[i]?.quantifier ?? null;
    const set = (last: number, value: string) =>
      found(reading, i, last, { type: "SET", meaning: { kind: "fixed", value }, quant });
    for (let at = i + 1; at < i + 4; at++) {
      const word = words[at];
      if (word?.unit) {
        const between = at === i + 1 || lower[i + 1] === "single" || lower[i + 1] === "other";
        const amount = between ? null : amountBefore(reading, at);
        if (!between && amount?.first !== i + 1) return null;
        return set(at + 1, durationValue(word.unit, lower[i + 1] === "other" ? 2 : (amount?.value ?? 1)));
      }
      if (at > i + 1) continue;
      if (word?.weekday) return set(at + 1, `XXXX-WXX-${word.weekday.number}`);
      if (word?.month && word.month.kind !== "short")
        return set(at + 1, `XXXX-${String(word.month.number).padStart(2, "0")}`);
      if (word?.season) return set(at + 1, `XXXX-${word.season.code}`);
      if (word?.dayPart) return set(at + 1, `XXXX-XX-XXT${word.dayPart.code}`);
    }
    return null;
  },
};

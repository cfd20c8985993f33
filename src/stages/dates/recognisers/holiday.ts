import { found, point } from "../found.ts";
import { isCapital, standsAt } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { yearBehind } from "../span-edges.ts";

/** Holidays of a fixed day: "Christmas Eve", "New Year's Day 2024". */
export const holiday: Recogniser = {
  name: "holiday",
  roles: ["holiday"],
  read(reading, i) {
    if (!isCapital(reading, i)) return null;
    const [best] = (reading.words[i]?.holiday ?? [])
      .filter(({ words }) => standsAt(reading, i, words))
      .sort((a, b) => b.words.length - a.words.length);
    if (!best) return null;
    const end = i + best.words.length;
    const { last, year } = yearBehind(reading, end);
    // "Christmas Island", "Christmas shopping": a name or a compound, not the day.
    if (best.words.length === 1 && year === null && /^\p{L}{4,}/u.test(reading.lower[end] ?? "")) return null;
    const [month, day] = best.rest.map(Number);
    return found(reading, i, last, {
      type: "DATE",
      meaning: point({ year, month: month ?? 0, day: day ?? 0 }),
    });
  },
};

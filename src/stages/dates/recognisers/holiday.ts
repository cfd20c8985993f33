import { found } from "../found.ts";
import { isCapital, type Reading, standsAt } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { yearBehind } from "../span-edges.ts";
import type { Phrase } from "../words.ts";

/** Holidays and days known by a name: "Christmas Eve", "Easter Monday 2024", "Thanksgiving", "9/11". */
export const holiday: Recogniser = {
  name: "holiday",
  roles: ["holiday"],
  read(reading, i) {
    const best = longestAt(reading, i);
    if (!best || !(isCapital(reading, i) || /^\d/.test(reading.lower[i] ?? ""))) return null;
    const end = i + best.words.length;
    const [rule = ""] = best.rest;
    const { last, year, yearShift, origin } = yearBehind(reading, end);
    const known = last > end;
    const next = reading.lower[end] ?? "";
    // "Christmas Island", "White Christmas", "the Easter Offensive": a name or a compound, not the day.
    if (
      best.words.length === 1 &&
      !known &&
      !/^\d/.test(reading.lower[i] ?? "") &&
      (/^\p{L}{4,}/u.test(next) || isCapital(reading, i - 1))
    )
      return null;
    if (!known && isCapital(reading, end) && !isBreak(next)) return null;
    return found(reading, i, last, {
      type: "DATE",
      meaning: { kind: "holiday", rule, year, yearShift, turn: null, origin },
    });
  },
};

const isBreak = (word: string): boolean => !/^[\p{L}\p{N}]/u.test(word);

function longestAt(reading: Reading, i: number): Phrase | null {
  let longest: Phrase | null = null;
  for (const phrase of reading.words[i]?.holiday ?? [])
    if (phrase.words.length > (longest?.words.length ?? 0) && standsAt(reading, i, phrase.words))
      longest = phrase;
  return longest;
}

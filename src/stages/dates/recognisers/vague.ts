import { found } from "../found.ts";
import { isCapital, standsAt } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

/** "now", "recently", "the past", "the foreseeable future": the longest phrase of the lexicon that stands here. */
export const vague: Recogniser = {
  name: "vague",
  roles: ["vague"],
  read(reading, i) {
    let longest = 0;
    let value = "";
    for (const { words, rest } of reading.words[i]?.vague ?? []) {
      if (words.length <= longest || !standsAt(reading, i, words)) continue;
      longest = words.length;
      value = rest[0] ?? "";
    }
    if (longest === 0 || value === "-") return null;
    // "the past two years", "the future king": more of the phrase follows.
    const next = reading.words[i + longest];
    if (longest > 1 && (next?.unit || next?.number !== undefined)) return null;
    if (
      longest > 1 &&
      reading.lower[i] === "the" &&
      /^\p{L}/u.test(reading.lower[i + longest] ?? "") &&
      !isFunctional(reading.lower[i + longest] ?? "")
    )
      return null;
    if (isCapital(reading, i) && isCapital(reading, i + 1) && longest === 1) return null;
    return found(reading, i, i + longest, {
      type: "DATE",
      meaning: { kind: "vague", value },
    });
  },
};

/** Words that may follow "the past" or "the future" as nouns. */
const isFunctional = (word: string): boolean => word.length <= 4 || word === "could" || word === "would";

import { POS_TAGS } from "../../../core/tokens.ts";
import { found, point } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";
import { withThe, yearBehind } from "../span-edges.ts";

const NAMES: readonly number[] = [POS_TAGS.indexOf("NOUN"), POS_TAGS.indexOf("PROPN")];

const SPENT = /^(?:spen[dt]|spending|pass|passed)$/;

/** Seasons: "the summer of 1941", "spring 2022", "in winter". Without a year they need a preposition. */
export const season: Recogniser = {
  name: "season",
  roles: ["season"],
  read(reading, i) {
    const { lower, words, pos, lexicon } = reading;
    const entry = words[i]?.season;
    if (!entry) return null;
    const first = withThe(reading, i);
    const { last, year, yearShift, origin } = yearBehind(reading, i + 1);
    if (last > i + 1)
      return found(reading, first, last, {
        type: "DATE",
        meaning: point({ year, code: entry.code, yearShift, origin }),
      });
    const alone = first < i && SPENT.test(lower[first - 1] ?? "");
    if (!alone && !lexicon.prepositions.has(lower[first - 1] ?? "")) return null;
    // "the summer camp" and "winter sports" name no season, "the fall of the city" and "a spring in the desert" no time.
    if (NAMES.includes(pos[i + 1] ?? -1) || lower[i + 1] === "of") return null;
    // "from the spring": of water
    if (entry.kind === "name" && first < i && lower[first - 1] === "from") return null;
    if (entry.kind === "name" && first === i && pos[i] !== NAMES[0] && lower[i - 1] !== "in") return null;
    return found(reading, first, i + 1, { type: "DATE", meaning: point({ code: entry.code }) });
  },
};

import { found } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";
import { withThe } from "../span-edges.ts";

const LEADERS: ReadonlySet<string> = new Set(["the", "early", "late", "mid", "mid-"]);

/** Decades in words: "the sixties", "the late Eighties". Without "the" it may be somebody's age. */
export const decadeWord: Recogniser = {
  name: "decade-word",
  roles: ["decadeWord"],
  read(reading, i) {
    const { lower, words } = reading;
    const decade = words[i]?.decadeWord;
    const isThe = lower[i - 1] === "the" || (LEADERS.has(lower[i - 1] ?? "") && lower[i - 2] === "the");
    if (decade === undefined || !isThe) return null;
    const interval = { start: `${decade}0-01-01`, end: `${Number(decade) + 1}0-01-01` };
    return found(reading, withThe(reading, i), i + 1, {
      type: "DATE",
      meaning: { kind: "fixed", value: decade, interval },
    });
  },
};

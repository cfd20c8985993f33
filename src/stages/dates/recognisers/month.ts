import { POS_TAGS } from "../../../core/tokens.ts";
import { found, point } from "../found.ts";
import { isCapital, isMid, type Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

const JOINS: ReadonlySet<string> = new Set(["to", "-", "–", "—", "through", "until"]);
const OWNERS: ReadonlySet<string> = new Set(["a", "an", "the", "its", "their"]);
const NOUN = POS_TAGS.indexOf("NOUN");
const PROPN = POS_TAGS.indexOf("PROPN");

/** A month by itself. One that is also a word or a name ("May", "March", "April") needs a preposition before it. */
export const month: Recogniser = {
  name: "month",
  roles: ["month"],
  read(reading, i) {
    const { lower, pos, words, lexicon } = reading;
    const entry = words[i]?.month;
    if (!entry || entry.kind === "short") return null;
    if (isMid(reading, i))
      return found(reading, i, i + 1, { type: "DATE", meaning: point({ month: entry.number }) });
    if (!isCapital(reading, i)) return null;
    const before = lower[i - 1] ?? "";
    const led =
      lexicon.prepositions.has(before) ||
      (before === "-" && lower[i - 2] === "mid") ||
      isRange(reading, i) ||
      isAttribute(reading, i);
    // "Theresa May", "April Smith", "Fredric March".
    const named = pos[i - 1] === PROPN && isCapital(reading, i - 1) && words[i - 1]?.month === undefined;
    const names = pos[i + 1] === PROPN && isCapital(reading, i + 1) && words[i + 1]?.month === undefined;
    if (!led && (named || names || entry.kind === "name")) return null;
    if (led && entry.kind === "name" && names) return null;
    return found(reading, i, i + 1, { type: "DATE", meaning: point({ month: entry.number }) });
  },
};

/** "June to August", "May-August 1950". */
function isRange(reading: Reading, i: number): boolean {
  const { lower, words } = reading;
  const next = words[i + 2]?.month;
  return JOINS.has(lower[i + 1] ?? "") && next !== undefined && isCapital(reading, i + 2);
}

/** "a March report", "the June elections". */
function isAttribute(reading: Reading, i: number): boolean {
  const { lower, pos } = reading;
  return OWNERS.has(lower[i - 1] ?? "") && pos[i + 1] === NOUN && !isCapital(reading, i + 1);
}

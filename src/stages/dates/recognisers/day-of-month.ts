import { POS_TAGS } from "../../../core/tokens.ts";
import { found } from "../found.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";

const NTH = /^(\d{1,2})(?:st|nd|rd|th)$/;
const LEADERS: ReadonlySet<string> = new Set([
  "on",
  "by",
  "until",
  "till",
  "since",
  "from",
  "before",
  "after",
  "to",
]);
const NAMES: readonly number[] = ["NOUN", "PROPN", "ADJ", "NUM"].map((tag) =>
  POS_TAGS.indexOf(tag as "NOUN"),
);

/** A day without its month: "on the 23rd", "until the 5th of the month". */
export const dayOfMonth: Recogniser = {
  name: "day-of-month",
  roles: ["digits"],
  read(reading, i) {
    const { lower, pos } = reading;
    const day = Number(NTH.exec(lower[i] ?? "")?.[1] ?? 0);
    if (day === 0 || 31 < day || lower[i - 1] !== "the") return null;
    const month = monthAt(reading, i + 1);
    if (month === null && !LEADERS.has(lower[i - 2] ?? "")) return null;
    // "on the 23rd floor", "by the 5th of them".
    if (month === null && (lower[i + 1] === "of" || lower[i + 1] === "-" || NAMES.includes(pos[i + 1] ?? -1)))
      return null;
    return found(reading, i - 1, month?.last ?? i + 1, {
      type: "DATE",
      meaning: { kind: "day-of-month", day, shift: month?.shift ?? null, turn: null },
    });
  },
};

/** "of the month", "of next month". */
function monthAt(
  { lower, words }: Reading,
  i: number,
): { readonly last: number; readonly shift: number } | null {
  if (lower[i] !== "of" || lower[i + 2] !== "month") return null;
  const turn = words[i + 1]?.turn;
  if (lower[i + 1] === "the") return { last: i + 3, shift: 0 };
  return turn?.origin === "reference" ? { last: i + 3, shift: turn.direction } : null;
}

import { found } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";

const POINTERS: ReadonlySet<string> = new Set(["this", "that", "same"]);
const LEADERS: ReadonlySet<string> = new Set([
  "at",
  "by",
  "during",
  "around",
  "since",
  "until",
  "before",
  "after",
]);

/** Words that point back to the date told of last: "at that time", "during this period", "the same period". */
export const thatTime: Recogniser = {
  name: "that-time",
  roles: ["timeWord"],
  read(reading, i) {
    const { lower } = reading;
    const pointer = lower[i - 1] ?? "";
    if (!POINTERS.has(pointer)) return null;
    const first = pointer === "same" && (lower[i - 2] === "the" || lower[i - 2] === "that") ? i - 2 : i - 1;
    // "at the same time" mostly means "but", and "this time" another turn.
    if (lower[i] === "time" && (pointer === "same" || !LEADERS.has(lower[first - 1] ?? ""))) return null;
    if (first === i - 1 && pointer === "same") return null;
    return found(reading, first, i + 1, { type: "DATE", meaning: { kind: "again" } });
  },
};

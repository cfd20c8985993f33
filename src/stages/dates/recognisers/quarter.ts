import { found, point } from "../found.ts";
import type { Reading } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { withThe, yearAt } from "../span-edges.ts";

const SHORT = /^([qh])([1-4])$/;

/** Quarters and halves of a year: "the third quarter of 2023", "third-quarter", "Q3 2023", "the first half of the year". */
export const quarter: Recogniser = {
  name: "quarter",
  roles: ["unit", "number"],
  read(reading, i) {
    const { lower, words } = reading;
    const word = lower[i] ?? "";
    if (word !== "quarter" && word !== "half") return null;
    const hyphen = lower[i - 1] === "-" ? 1 : 0;
    const at = i - 1 - hyphen;
    const number =
      words[at]?.ordinal ??
      (lower[at] === "latter" && word === "half"
        ? 2
        : lower[at] === "final" || lower[at] === "last"
          ? LAST[word]
          : 0);
    if (number === undefined || number < 1 || (LAST[word] ?? 0) < number) return null;
    const code = `${word === "quarter" ? "Q" : "H"}${number}`;
    const { last, year, shift, known } = yearOf(reading, i + 1);
    const owner = known ? null : ownerBefore(reading, at);
    if (word === "half" && !known && !owner) return null;
    if (lower[at] === "last" && !known) return null;
    // "the first quarter of the game"
    if (!known && lower[i + 1] === "of") return null;
    if (owner)
      return found(reading, owner.first, last, {
        type: "DATE",
        meaning: point({ code, year: owner.year, yearShift: owner.shift }),
      });
    const turn = known && year === null && shift === null ? 0 : null;
    const meaning = point({ year, code, yearShift: shift, turn });
    return found(reading, withThe(reading, at), last, { type: "DATE", meaning });
  },
};

/** "last year's", "1988's", "1988" before the ordinal: the year, or how far it is from this one. */
function ownerBefore(reading: Reading, at: number): Owner | null {
  const { lower, words } = reading;
  const owns = lower[at - 1] === "'s" || lower[at - 1] === "’s";
  const year = yearAt(reading, owns ? at - 2 : at - 1);
  if (year > 0) return { first: withThe(reading, owns ? at - 2 : at - 1), year, shift: null };
  if (!owns || lower[at - 2] !== "year") return null;
  const turn = words[at - 3]?.turn;
  return turn?.origin === "reference" ? { first: at - 3, year: null, shift: turn.direction } : null;
}

interface Owner {
  readonly first: number;
  readonly year: number | null;
  readonly shift: number | null;
}

const LAST: Readonly<Record<string, number>> = { quarter: 4, half: 2 };

/** "of 2023", "of this year", "of next year", "of the year". */
function yearOf(reading: Reading, i: number): YearOf {
  const { lower, words } = reading;
  const at = lower[i] === "of" || lower[i] === "," ? i + 1 : i;
  const year = yearAt(reading, at);
  if (year > 0) return { last: at + 1, year, shift: null, known: true };
  if (lower[i] !== "of" || lower[i + 2] !== "year") return { last: i, year: null, shift: null, known: false };
  const turn = words[i + 1]?.turn;
  if (lower[i + 1] === "the" || turn?.direction === 0)
    return { last: i + 3, year: null, shift: null, known: true };
  if (turn?.origin === "reference") return { last: i + 3, year: null, shift: turn.direction, known: true };
  return { last: i, year: null, shift: null, known: false };
}

interface YearOf {
  readonly last: number;
  readonly year: number | null;
  readonly shift: number | null;
  readonly known: boolean;
}

/** "Q3 2023", "H1 2024", "Q4". */
export const shortQuarter: Recogniser = {
  name: "quarter",
  roles: ["digits"],
  read(reading, i) {
    const year = yearAt(reading, i);
    const [, letter = "", number = ""] = SHORT.exec(reading.lower[i - 1] ?? "") ?? [];
    if (year === 0 || letter === "" || (letter === "h" && number > "2")) return null;
    return found(reading, i - 1, i + 1, {
      type: "DATE",
      meaning: point({ year, code: letter.toUpperCase() + number }),
    });
  },
};

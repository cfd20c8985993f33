import type { Found } from "../found.ts";
import type { Reading } from "../reading.ts";

const JOINS: ReadonlySet<string> = new Set([
  "and",
  "to",
  "or",
  "-",
  "–",
  "—",
  ",",
  "until",
  "through",
  "&",
  "till",
]);

/** "between March and June 2020": the first has the year of the second. From the end, so that a list shares one year. */
export function shareYears(all: readonly Found[], { lower }: Reading): Found[] {
  const shared = [...all];
  for (let k = shared.length - 2; 0 <= k; k--) {
    const one = shared[k];
    const next = shared[k + 1];
    if (!one || !next || one.meaning.kind !== "point" || next.meaning.kind !== "point") continue;
    const { year, turn, yearShift, month, code } = one.meaning;
    if (year !== null || turn !== null || yearShift !== null || next.meaning.year === null) continue;
    if (month === 0 && (code === "" || code === "FY" || next.meaning.code === "")) continue;
    if (next.first - one.last > 1 || !JOINS.has(lower[one.last] ?? "")) continue;
    // "November and March 2020": the first is of the year before, unless it comes earlier in the year.
    if (next.meaning.month < month) continue;
    shared[k] = { ...one, meaning: { ...one.meaning, year: next.meaning.year } };
  }
  return shared;
}

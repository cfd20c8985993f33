import type { Word } from "./words.ts";

/** ISO 8601 letters of the units; decades and centuries are counted in years, nights in days. */
const LETTERS: Readonly<Record<string, readonly [prefix: string, letter: string, times: number]>> = {
  century: ["P", "Y", 100],
  decade: ["P", "Y", 10],
  year: ["P", "Y", 1],
  half: ["P", "M", 6],
  season: ["P", "M", 3],
  quarter: ["P", "M", 3],
  month: ["P", "M", 1],
  week: ["P", "W", 1],
  weekend: ["P", "D", 2],
  day: ["P", "D", 1],
  night: ["P", "D", 1],
  hour: ["PT", "H", 1],
  minute: ["PT", "M", 1],
  second: ["PT", "S", 1],
};
/** Longer durations are nonsense or hostile; their value is left open. */
const MOST = 1_000_000;

/** `P3Y`, `PT30M`; `PXY` when the number is not told. */
export function durationValue(unit: NonNullable<Word["unit"]>, count: number | null): string {
  const [prefix, letter, times] = LETTERS[unit.unit] ?? ["P", "D", 1];
  const all =
    count === null || count > MOST ? "X" : String(Math.round(count * unit.count * times * 100) / 100);
  return `${prefix}${all}${letter}`;
}

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { durationValue } from "../../src/stages/dates/duration-value.ts";
import { openLexicon } from "../../src/stages/dates/words.ts";
import { civilOf, dayNumber, isoDay, isoWeek, weekdayOf } from "../../src/text/calendar.ts";

const folder = new URL("../../src/stages/dates/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
const linesOf = (name: string) =>
  readFileSync(new URL(name, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

test.each(names)("%s has no line twice and none in capitals", (name) => {
  const keys = linesOf(name).map((line) => line.split("\t")[0] ?? "");
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(keys.filter((key) => key !== key.toLowerCase())).toEqual([]);
});

test("every unit of time has a letter in ISO 8601", () => {
  const units = [...openLexicon().words.values()].flatMap(({ unit }) => (unit ? [unit] : []));
  expect(units.length).toBeGreaterThan(20);
  const unknown = { unit: "nonsense", count: 1, plural: false, idiom: false } as never;
  expect(durationValue(unknown, 7)).toBe("P7D");
  const days = units.filter((unit) => durationValue(unit, 7) === "P7D").map(({ unit }) => unit);
  expect(new Set(days)).toEqual(new Set(["day", "night"]));
});

test("days and their numbers go back and forth over two thousand years", () => {
  for (let number = dayNumber(1000, 1, 1); number < dayNumber(3000, 1, 1); number += 97) {
    const { year, month, day } = civilOf(number);
    expect(dayNumber(year, month, day)).toBe(number);
  }
});

test.each([
  ["1970-01-01", 0, 4, "1970-W01"],
  ["2000-02-29", 11_016, 2, "2000-W09"],
  ["2021-01-03", 18_630, 7, "2020-W53"],
  ["2024-12-30", 20_087, 1, "2025-W01"],
])("%s is day %i, weekday %i, in %s", (iso, number, weekday, week) => {
  expect([isoDay(number), weekdayOf(number), isoWeek(number)]).toEqual([iso, weekday, week]);
});

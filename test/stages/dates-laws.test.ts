import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import type { DateExpression } from "../../src/schema/dates.ts";
import { dates } from "../../src/stages/dates/index.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";
import { dayNumber, isoDay } from "../../src/text/calendar.ts";

const tokenize = await tokens().open();
const split = await sentences().open();
const annotate = await dates().open();

async function datesOf(text: string, value: string): Promise<DateExpression[]> {
  const doc: Document = { id: "t", source: { uri: "t" }, text, meta: {}, given: {}, problems: [] };
  const made = await tokenize(doc, { language: { code: "en", score: 1 } } as Layers, () => {});
  const parted = await split(doc, { tokens: made } as Layers, () => {});
  const layers = { tokens: made, sentences: parted, reference: { value, from: "published" } };
  return (await annotate(doc, layers as unknown as Layers, () => {})) as DateExpression[];
}

const FIRST = dayNumber(1975, 1, 1);
const LAST = dayNumber(2060, 1, 1);
const someDay = fc.integer({ min: FIRST, max: LAST });
const MONTHS = ["January", "March", "May", "August", "November", "December"];
const WEEKDAYS = ["Monday", "Tuesday", "Friday", "Saturday", "Sunday"];

/** Expressions of all grains that have an interval. */
const phrase = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom(...MONTHS))
    .map(([day, month]) => `on ${day} ${month}`),
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom(...MONTHS), fc.integer({ min: 1600, max: 2090 }))
    .map(([day, month, year]) => `on ${month} ${day}, ${year}`),
  fc
    .tuple(fc.constantFrom(...MONTHS), fc.integer({ min: 1600, max: 2090 }))
    .map(([month, year]) => `in ${month} ${year}`),
  fc.constantFrom(...WEEKDAYS).map((weekday) => `on ${weekday}`),
  fc
    .tuple(
      fc.constantFrom("last", "next", "this"),
      fc.constantFrom("week", "month", "quarter", "year", "weekend"),
    )
    .map((pair) => pair.join(" ")),
  fc
    .tuple(fc.integer({ min: 2, max: 90 }), fc.constantFrom("days", "weeks", "months", "years"))
    .map(([n, unit]) => `${n} ${unit} ago`),
  fc.constantFrom(
    "yesterday",
    "tomorrow",
    "in the 1990s",
    "in the 19th century",
    "on Easter Monday",
    "in Q3 2021",
    "on Monday morning",
  ),
);

/** The half-open interval in days that a value stands for, worked out from its letters alone. */
function intervalOf(value: string): { start: string; end: string } {
  const [day = "", time] = value.split("T");
  const step = (number: number, months: number) => {
    const all = (year: number, month: number) => year * 12 + month - 1 + months;
    const [year = 0, month = 1] = isoDay(number).split("-").map(Number);
    return dayNumber(Math.floor(all(year, month) / 12), (all(year, month) % 12) + 1, 1);
  };
  const days = (start: number, end: number) => ({ start: isoDay(start), end: isoDay(end) });
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(day);
  if (week) {
    const fourth = dayNumber(Number(week[1]), 1, 4);
    const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + 7 * (Number(week[2]) - 1);
    return week[3] ? days(monday + 5, monday + 7) : days(monday, monday + 7);
  }
  const quarter = /^(\d{4})-Q(\d)$/.exec(day);
  if (quarter) {
    const start = dayNumber(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1);
    return days(start, step(start, 3));
  }
  if (time === "MO") return { start: `${day}T06:00`, end: `${day}T12:00` };
  const parts = day.split("-").map(Number);
  const [year = 0, month = 1, date = 1] = parts;
  const start = dayNumber(day.length < 4 ? year * 10 ** (4 - day.length) : year, month, date);
  if (parts.length === 3) return days(start, start + 1);
  const months = parts.length === 2 ? 1 : 12 * 10 ** (4 - day.length);
  return days(start, step(start, months));
}

test("any value parses back to its interval, whose start lies before its end", async () => {
  await fc.assert(
    fc.asyncProperty(phrase, someDay, async (words, reference) => {
      const [one] = await datesOf(`The bridge fell ${words}.`, isoDay(reference));
      expect(one?.interval).toEqual(intervalOf(one?.value ?? ""));
      expect((one?.interval?.start ?? "") < (one?.interval?.end ?? "")).toBe(true);
    }),
    { numRuns: 1500, seed: 20251223 },
  );
});

test("a reference n days on moves every relative day n days on", async () => {
  const relative = fc.oneof(
    fc.constantFrom("yesterday", "today", "tomorrow", "the day before yesterday", "the day after tomorrow"),
    fc.integer({ min: 1, max: 400 }).map((n) => `${n + 1} days ago`),
    fc.integer({ min: 1, max: 400 }).map((n) => `${n + 1} days from now`),
  );
  await fc.assert(
    fc.asyncProperty(
      relative,
      someDay,
      fc.integer({ min: -4000, max: 4000 }),
      async (words, reference, n) => {
        const [one] = await datesOf(`The bridge fell ${words}.`, isoDay(reference));
        const [other] = await datesOf(`The bridge fell ${words}.`, isoDay(reference + n));
        const number = (value = "") => {
          const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
          return dayNumber(year, month, day);
        };
        expect(number(other?.value) - number(one?.value)).toBe(n);
      },
    ),
    { numRuns: 600, seed: 20251223 },
  );
});

test("a reference whole weeks on moves every weekday as many days on", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("on Monday", "last Friday", "next Sunday", "on Tuesday last week", "three Fridays ago"),
      someDay,
      fc.integer({ min: -200, max: 200 }),
      async (words, reference, weeks) => {
        const [one] = await datesOf(`The bridge fell ${words}.`, isoDay(reference));
        const [other] = await datesOf(`The bridge fell ${words}.`, isoDay(reference + 7 * weeks));
        const number = (value = "") =>
          dayNumber(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8)));
        expect(number(other?.value) - number(one?.value)).toBe(7 * weeks);
      },
    ),
    { numRuns: 400, seed: 20251223 },
  );
});

test("nothing depends on the machine's clock, zone or locale", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const program = `
    import { openPipeline } from "./dist/src/library.js";
    const pipeline = await openPipeline();
    const text = "It will open on Friday, tonight at 10:30, İn İstanbul, last week, 3 May, on the 23rd, in summer and on Easter Monday.";
    const record = await pipeline.annotate({ text, language: "en", published: "2025-12-31T23:30:00Z" });
    console.log(JSON.stringify(record.dates));`;
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", ...env },
    });
  const one = run({ TZ: "UTC", LANG: "C.UTF-8" });
  const other = run({ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" });
  expect(one.stderr).toBe("");
  expect(JSON.parse(one.stdout).length).toBeGreaterThan(5);
  expect(other.stdout).toBe(one.stdout);
});

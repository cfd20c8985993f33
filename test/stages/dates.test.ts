import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import { type DateExpression, dates as shape } from "../../src/schema/dates.ts";
import { layerBreaches } from "../../src/schema/laws.ts";
import { dateline } from "../../src/stages/dateline/index.ts";
import { dates } from "../../src/stages/dates/index.ts";
import { RECOGNISERS } from "../../src/stages/dates/recognisers.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

interface Case {
  readonly text: string;
  readonly reference: string | null;
  readonly expect: readonly Pick<DateExpression, "text" | "type" | "value" | "interval">[];
}

const cases = readFileSync(new URL("../cases/dates.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);
const language = { code: "en", score: 1 };
const tokenize = await tokens().open();
const split = await sentences().open();
const findDateline = await dateline().open();
const annotate = await dates().open();

async function datesOf(text: string, reference: string | null) {
  const doc: Document = { id: "t", source: { uri: "t" }, text, meta: {}, given: {}, problems: [] };
  const warnings: string[] = [];
  const made = await tokenize(doc, { language } as Layers, () => {});
  const parted = await split(doc, { tokens: made } as Layers, () => {});
  const opening = await findDateline(
    doc,
    { language, tokens: made, title: null } as unknown as Layers,
    () => {},
  );
  const layers = {
    tokens: made,
    sentences: parted,
    dateline: opening,
    reference: { value: reference, from: "published" },
  };
  const found = await annotate(doc, layers as unknown as Layers, (code) => warnings.push(code));
  return { found: found as DateExpression[], warnings };
}

test.each(cases)("$text ($reference)", async ({ text, reference, expect: wanted }) => {
  const { found } = await datesOf(text, reference);
  const seen = found.map((date, k) => ({
    text: date.text,
    type: date.type,
    value: date.value,
    ...(wanted[k]?.interval !== undefined && { interval: date.interval }),
  }));
  expect(seen).toEqual(wanted);
  expect(layerBreaches("dates", text, { dates: found })).toEqual([]);
  expect(shape.safeParse(found).success).toBe(true);
});

test("there are cases enough: silent ones, and at least ten of every recogniser", async () => {
  expect(cases.length).toBeGreaterThanOrEqual(1500);
  expect(cases.filter((one) => one.expect.length === 0).length).toBeGreaterThanOrEqual(300);
  const counts = new Map(RECOGNISERS.map(({ name }) => [name, 0]));
  for (const { text, reference } of cases)
    for (const { by } of (await datesOf(text, reference)).found) counts.set(by, (counts.get(by) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count < 10)).toEqual([]);
});

describe("fields beside the value", () => {
  test.each([
    ["It opens in early 2023.", { mod: "START" }],
    ["It opens in mid-2023.", { mod: "MID" }],
    ["It opened at the end of 2023.", { mod: "END" }],
    ["It lasted more than two years.", { mod: "MORE_THAN" }],
    ["It lasted about two years.", { mod: "APPROX" }],
    ["They meet every Monday.", { quant: "EVERY", anchor: "none" }],
    ["They meet each year.", { quant: "EACH" }],
    ["They meet twice a week.", { freq: "2X", quant: null }],
    ["It fell on Monday.", { anchor: "reference", by: "weekday" }],
    ["It fell on 3 May 2019.", { anchor: "none", by: "month-day-year" }],
    ["It fell in December 2025.", { by: "month-year" }],
  ])("of %s", async (text, fields) => {
    const { found } = await datesOf(text, "2025-12-23");
    expect(found[0]).toMatchObject(fields);
  });

  test("anchor is the date that another counts from", async () => {
    const { found } = await datesOf("It rained on 3 May 2019. Two days later the bridge fell.", "2025-12-23");
    expect(found.map(({ anchor }) => anchor)).toEqual(["none", "d0"]);
  });
});

describe("a missing reference", () => {
  test("is told once, however many dates it leaves open", async () => {
    const { warnings } = await datesOf("It fell on Monday, rose yesterday, and fell again last week.", null);
    expect(warnings).toEqual(["no-reference"]);
  });

  test("matters to relative dates only", async () => {
    expect((await datesOf("It fell on 3 May 2019, for three years, now.", null)).warnings).toEqual([]);
  });

  test("of a day, when there is one of a month, is told for what needs the day", async () => {
    expect((await datesOf("It fell on Monday.", "2025-12")).warnings).toEqual(["no-reference"]);
    expect((await datesOf("It fell last month, in May, and last year.", "2025-12")).warnings).toEqual([]);
  });
});

test("in a history bare months and days count from the date named last", async () => {
  const text =
    "It began on 3 May 1848. In June 1848 it spread. In March 1849 it ended. In April 1849 they fled. On 2 July 1849 they came back. In August they won. On 5 September they lost.";
  const { found } = await datesOf(text, "2025-12-23");
  expect(found.slice(-2).map(({ value, anchor }) => [value, anchor])).toEqual([
    ["1849-08", "d4"],
    ["1849-09-05", "d5"],
  ]);
});

describe("hostile text takes linear time", () => {
  test.each([
    ["last", "last ".repeat(100_000)],
    ["months", "May ".repeat(50_000)],
    ["digits", "1".repeat(1_000_000)],
    ["numbers", "1999 ".repeat(50_000)],
    ["number words", "two hundred and a half ".repeat(20_000)],
    ["days", "May 3, 2024 at 10:30 on Monday ".repeat(5_000)],
    ["modifiers", "the end of the early part of ".repeat(15_000)],
    ["weekdays in one sentence", "Monday and ".repeat(40_000)],
    ["parts of months", "the first week of May ".repeat(15_000)],
    ["days in digits", "03/04/2025 ".repeat(30_000)],
    ["years before Christ", "480 BC to ".repeat(30_000)],
    ["durations", "two years and ".repeat(25_000)],
  ])("%s", async (_name, text) => {
    const doc: Document = { id: "t", source: { uri: "t" }, text, meta: {}, given: {}, problems: [] };
    const made = await tokenize(doc, { language } as Layers, () => {});
    const parted = await split(doc, { tokens: made } as Layers, () => {});
    const layers = { tokens: made, sentences: parted, reference: { value: "2025-12-23", from: "published" } };
    const started = performance.now();
    await annotate(doc, layers as unknown as Layers, () => {});
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

/** All words of the lexicons, and what else dates are made of. */
const folder = new URL("../../src/stages/dates/", import.meta.url);
const words = readdirSync(folder)
  .filter((name) => name.endsWith(".tsv"))
  .flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n"))
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t")[0] ?? "")
  .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]);
const others = [
  "the",
  "a",
  "-",
  "–",
  ",",
  ".",
  "(",
  ")",
  "of",
  "ago",
  "later",
  "earlier",
  "🌊",
  "'90s",
  "9990s",
  "\n\n",
];

test("any words of dates in any order give a layer that keeps the record's laws", async () => {
  const token = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(
      ...others,
      "9999-12-31",
      "0001-01-01",
      "12/31/9999",
      "1914-1918",
      "3-5",
      "10:30",
      "7pm",
      "5000",
      "1,000,000",
    ),
    fc.integer({ min: 0, max: 9999 }).map(String),
  );
  const reference = fc.constantFrom(null, "2025", "2025-12", "2025-12-23", "9999-12-31", "0001-01-01");
  await fc.assert(
    fc.asyncProperty(fc.array(token, { maxLength: 40 }), reference, async (soup, published) => {
      const text = soup.join(" ");
      const { found } = await datesOf(text, published);
      expect(layerBreaches("dates", text, { dates: found })).toEqual([]);
      expect(shape.safeParse(found).error).toBeUndefined();
    }),
    { numRuns: 1500, seed: 20251223 },
  );
});

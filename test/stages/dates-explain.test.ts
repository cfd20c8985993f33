import { expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import { explainDate } from "../../src/stages/dates/explain.ts";
import { readingOf } from "../../src/stages/dates/reading.ts";
import { openLexicon } from "../../src/stages/dates/words.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

const tokenize = await tokens().open();
const split = await sentences().open();

async function stepsOf(text: string, words: string) {
  const doc: Document = { id: "t", source: { uri: "t" }, text, meta: {}, given: {}, problems: [] };
  const language = { code: "en", score: 1 };
  const made = await tokenize(doc, { language } as Layers, () => {});
  const parted = await split(doc, { tokens: made } as Layers, () => {});
  const lexicon = openLexicon();
  const reading = readingOf(text, made as Layers["tokens"], parted as Layers["sentences"], lexicon);
  const start = text.indexOf(words);
  const circumstances = { reference: { value: "2025-12-23", from: "published" }, dayFirst: false } as const;
  return explainDate(reading, lexicon, circumstances, { start, end: start + words.length });
}

test("the reading of an expression is told from its recognisers to its value", async () => {
  const steps = await stepsOf("The minister will travel early on Friday morning.", "Friday");
  expect(steps.map(({ step }) => step)).toEqual([
    "recogniser weekday",
    "refiner join-times",
    "refiner modifiers",
    "refiner tense",
    "anchor",
    "value",
  ]);
  expect(steps.at(-2)?.says).toBe("the reference, 2025-12-23");
  expect(steps.at(-1)).toEqual({
    step: "value",
    text: "early on Friday morning",
    says: "TIME 2025-12-26TMO, from 2025-12-26T06:00 to before 2025-12-26T12:00",
  });
});

test("what lost to a longer expression is told too", async () => {
  const steps = await stepsOf("It opened on 3 May 2019.", "2019");
  expect(steps.map(({ step, text }) => `${step}: ${text}`)).toContain("recogniser year: 2019");
  expect(steps.at(-1)?.says).toBe("DATE 2019-05-03, from 2019-05-03 to before 2019-05-04");
});

test("the parts of a nested reading are told", async () => {
  const steps = await stepsOf("It fell on the last Friday in November 2024.", "November 2024");
  expect(steps.find(({ step }) => step === "refiner part-of")?.says).toBe(
    "DATE part, n -1, grain day, weekday 5, of kind point, of year 2024, of month 11, of origin reference",
  );
});

test("where there is no expression there is nothing to tell", async () => {
  expect(await stepsOf("She may sing.", "may")).toEqual([]);
});

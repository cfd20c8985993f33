import { expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Tokens } from "../../src/core/tokens.ts";
import { explainWorth } from "../../src/stages/checkworthiness/explain.ts";
import { readFormWords } from "../../src/stages/checkworthiness/form.ts";
import { readWorth } from "../../src/stages/checkworthiness/model.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

test("the words and the form that made a sentence worth checking come with their effects", async () => {
  const text = "Unemployment fell by 20 percent since 2009.";
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  const tokenize = await tokens().open();
  // A stage is typed by the layers that it declares; this one is opened through the general type.
  const read = (await tokenize(
    doc,
    { language: { code: "en", score: 1 } } as never,
    () => undefined,
  )) as Tokens;
  const { score, words, form } = explainWorth(
    readWorth(),
    readFormWords(),
    read,
    { first: 0, end: read.count },
    [],
    false,
  );
  expect(score).toBeGreaterThan(0.5);
  expect(words.find((word) => word.text === "percent")).toMatchObject({ start: 24, end: 31 });
  expect(words.find((word) => word.text === "percent")?.effect).toBeGreaterThan(0);
  expect(form.find(({ feature }) => feature === "digits")?.effect).toBeGreaterThan(0);
});

import { beforeAll, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Annotate } from "../../src/core/stage.ts";
import type { Tokens } from "../../src/core/tokens.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import { explainTarget } from "../../src/stages/sentiment/explain.ts";
import { type Model, readModel } from "../../src/stages/sentiment/model.ts";
import { openReadingLexicons, readText } from "../../src/stages/sentiment/reading.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

let model: Model;
let tokenize: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  model = readModel();
  tokenize = await tokens().open();
});

async function explain(text: string, name: string) {
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  // A stage is typed by the layers that it declares; this one is opened through the general type.
  const read = (await tokenize(
    doc,
    { language: { code: "en", score: 1 } } as never,
    () => undefined,
  )) as Tokens;
  const start = text.indexOf(name);
  const sentence = { first: 0, end: read.count };
  const reading = readText(
    read,
    [sentence],
    [{ start, end: start + name.length }],
    model.vocabulary,
    openReadingLexicons(),
  );
  const first = read.starts.indexOf(start);
  return explainTarget(model, read, reading, sentence, { first, end: first + 1 });
}

test("the words that speak against someone come with what they do to the score", async () => {
  const { label, score, words } = await explain(
    "Critics accused Okoro of fraud, and the sun shone.",
    "Okoro",
  );
  expect(label).toBe("negative");
  expect(score).toBeLessThan(0);
  const fraud = words.find(({ text }) => text === "fraud");
  expect(fraud).toMatchObject({ start: 25, end: 30, negated: false, sameClause: true });
  expect(fraud?.effect).toBeLessThan(0);
  expect(fraud?.polarity).toBeLessThan(0);
  expect(Math.abs(words[0]?.effect ?? 0)).toBeGreaterThanOrEqual(Math.abs(words.at(-1)?.effect ?? 0));
});

test("a negated word is said to be one, and the clause is the target's", async () => {
  const text = "The plan was bold, but Okoro was never honest.";
  const { clause, words } = await explain(text, "Okoro");
  expect(text.slice(clause.start, clause.end)).toBe("but Okoro was never honest.");
  expect(words.find(({ text: word }) => word === "honest")).toMatchObject({
    negated: true,
    sameClause: true,
  });
  expect(words.find(({ text: word }) => word === "bold")?.sameClause ?? false).toBe(false);
});

test("a name is no reason", async () => {
  const { words } = await explain("Mensah praised Okoro.", "Okoro");
  expect(words.map(({ text }) => text)).not.toContain("Mensah");
});

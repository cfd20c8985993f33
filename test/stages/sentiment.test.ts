import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Annotate } from "../../src/core/stage.ts";
import { layerBreaches } from "../../src/schema/laws.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import { type Sentiment, sentiment as sentimentSchema } from "../../src/schema/sentiment.ts";
import { sentiment } from "../../src/stages/sentiment/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

type Label = "negative" | "neutral" | "positive";

/**
 * One line of test/cases/sentiment.jsonl: a sentence, its label, and the labels of names in it, as a reader would give them; `quoted` is what
 * somebody else says.
 */
interface Case {
  readonly text: string;
  readonly label?: Label;
  readonly names?: Readonly<Record<string, Label>>;
  /** Which of the names are countries or cities; the others are people. */
  readonly places?: readonly string[];
  readonly quoted?: string;
  readonly author?: Label | null;
  readonly others?: Label | null;
  /** The model gets it wrong today. */
  readonly missed?: true;
}

const MOST_MISSED = 0.25;

const cases = readFileSync(new URL("../cases/sentiment.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): Case => JSON.parse(line));

let annotate: Annotate<LayerName, LayerName>;
let tokenize: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  annotate = await sentiment().open();
  tokenize = await tokens().open();
});

/** The layer for a text that is one sentence, with its names. */
async function sentimentOf({ text, names = {}, places = [], quoted }: Case) {
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  const none = () => undefined;
  const spanOf = (part: string) => ({
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
    text: part,
  });
  const entities = Object.keys(names)
    .map(spanOf)
    .sort((a, b) => a.start - b.start)
    .map((span, i) => ({
      id: `e${i}`,
      ...span,
      label: places.includes(span.text) ? ("GPE" as const) : ("PERSON" as const),
      score: 1,
      referent: null,
      by: "given",
    }));
  const layers = {
    sentences: text === "" ? [] : [{ id: "s0", start: 0, end: text.length, paragraph: 0 }],
    entities,
    referents: entities.map(({ id, text: name }, i) => ({
      id: `r${i}`,
      name,
      label: "PERSON" as const,
      mentions: [id],
      link: null,
    })),
  };
  const claims =
    quoted === undefined ? [] : [{ id: "c0", ...spanOf(quoted), attribution: { type: "direct" } }];
  // A stage is typed by the layers that it declares; the stages here are opened through the general type.
  const read = await tokenize(doc, { language: { code: "en", score: 1 } } as never, none);
  const found = (await annotate(doc, { ...layers, tokens: read, claims } as never, none)) as Sentiment;
  return { layers, found };
}

describe("sentiment cases", () => {
  test.each(cases.filter(({ missed }) => !missed))("$text", async (of) => {
    const { layers, found } = await sentimentOf(of);
    const { document, sentences, entities } = found;
    const byName = Object.fromEntries(layers.entities.map(({ text }, i) => [text, entities[i]?.label]));
    expect({ ...of, label: sentences[0]?.label, names: byName }).toEqual({
      ...of,
      label: of.label ?? sentences[0]?.label,
      names: of.names ?? {},
    });
    if (of.author !== undefined) expect(document.author?.label ?? null).toBe(of.author);
    if (of.others !== undefined) expect(document.quoted?.label ?? null).toBe(of.others);
    expect(layerBreaches("sentiment", of.text, { ...layers, sentiment: found })).toEqual([]);
    expect(() => sentimentSchema.parse(found)).not.toThrow();
  });
});

test("the cases that the model misses are few", () => {
  expect(cases.length).toBeGreaterThan(150);
  expect(cases.filter(({ missed }) => missed).length).toBeLessThan(cases.length * MOST_MISSED);
});

describe("sentiment", () => {
  test("a text without sentences is neutral, and nobody speaks in it", async () => {
    const { found } = await sentimentOf({ text: "" });
    expect(found.document).toEqual({ label: "neutral", score: 0, author: null, quoted: null });
  });

  test("an intensifier strengthens", async () => {
    const score = async (text: string) => (await sentimentOf({ text })).found.sentences[0]?.score ?? 0;
    expect(await score("It was extremely bad.")).toBeLessThan(await score("It was bad."));
    expect(await score("It was slightly bad.")).toBeGreaterThan(await score("It was bad."));
  });

  test("a long text takes no more than its length", async () => {
    const text = "good Smith bad ".repeat(30_000);
    const started = performance.now();
    await sentimentOf({ text, names: { Smith: "neutral" } });
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

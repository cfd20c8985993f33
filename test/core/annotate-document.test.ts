import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import news from "../../pipelines/news.ts";
import { annotateDocument, annotateDocuments, openStages } from "../../src/core/annotate-document.ts";
import type { Document } from "../../src/core/document.ts";
import { definePipeline } from "../../src/core/pipeline.ts";
import { recordMaker } from "../../src/core/record.ts";
import { defineStage } from "../../src/core/stage.ts";
import type { Entity } from "../../src/schema/entities.ts";

const doc = (changes: Partial<Document> = {}): Document => ({
  id: "a",
  source: { uri: "a.txt" },
  text: "Ada met Bo.",
  meta: {},
  given: {},
  problems: [],
  ...changes,
});
const anEntity: Entity = {
  id: "e0",
  start: 0,
  end: 3,
  text: "Ada",
  label: "PERSON",
  score: 1,
  referent: null,
  by: "test",
};

const language = (code: string) =>
  defineStage({
    writes: "language",
    reads: [],
    version: "1",
    defaults: {},
    open: () => () => ({ code, score: 1 }),
  })();
const entities = (made: () => Entity[], languages?: string[]) =>
  defineStage({
    writes: "entities",
    reads: ["language"],
    version: "1",
    ...(languages && { languages }),
    defaults: {},
    open: () => made,
  })();
const referents = defineStage({
  writes: "referents",
  reads: ["entities"],
  version: "1",
  defaults: {},
  open:
    () =>
    (_doc, { entities }) => [
      { id: "r0", name: "Ada", label: "PERSON" as const, mentions: entities.map(({ id }) => id), link: null },
    ],
})();

async function run(stages: Parameters<typeof definePipeline>[1], document = doc()) {
  const pipeline = definePipeline("test", stages);
  const annotated = await annotateDocument(document, await openStages(pipeline));
  return recordMaker(pipeline, "codepoint")(document, annotated);
}
const codes = (record: { problems: { stage: string; code: string }[] }) =>
  record.problems.map(({ stage, code }) => `${stage}:${code}`);

test("layers go from stage to stage, and mentions learn their referent", async () => {
  const record = await run([language("en"), entities(() => [anEntity]), referents]);
  expect(record.entities?.[0]?.referent).toBe("r0");
  expect(record.problems).toEqual([]);
  expect(record.provenance.stages).toEqual({ language: "1", entities: "1", referents: "1" });
});

test.each([
  ["an Error", new Error("boom"), "boom"],
  ["a string", "just text", "just text"],
  ["undefined", undefined, "undefined"],
  [
    "an object that cannot be printed",
    {
      toString() {
        throw new Error("no");
      },
    },
    "something that cannot be printed was thrown",
  ],
])(
  "a stage that throws %s makes its layer null, and those that read it are skipped",
  async (_what, thrown, message) => {
    const record = await run([
      language("en"),
      entities(() => {
        throw thrown;
      }),
      referents,
    ]);
    expect(record.entities).toBeNull();
    expect(record.referents).toBeNull();
    expect(codes(record)).toEqual(["entities:stage-failed", "referents:needs-layer"]);
    expect(record.problems[0]?.message).toBe(message);
  },
);

test("a stage that breaks a law of the record loses its layer", async () => {
  const record = await run([language("en"), entities(() => [{ ...anEntity, text: "Eve" }])]);
  expect(record.entities).toBeNull();
  expect(codes(record)).toEqual(["entities:invalid-layer"]);
});

test("a stage made for English abstains from other languages", async () => {
  const record = await run([language("fr"), entities(() => [anEntity], ["en"])]);
  expect(record.entities).toBeNull();
  expect(codes(record)).toEqual(["entities:language"]);
});

test("a given layer is kept and its stage skipped", async () => {
  const given = { ...anEntity, by: "given" };
  const never = () => {
    throw new Error("must not run");
  };
  const record = await run(
    [language("en"), entities(never), referents],
    doc({ given: { entities: [given] } }),
  );
  expect(record.entities).toEqual([{ ...given, referent: "r0" }]);
  expect(record.provenance.stages.entities).toBe("given");
});

test("a given layer that breaks a law is set aside in meta and made anew", async () => {
  const wrong = [{ ...anEntity, start: 90, end: 93 }];
  const record = await run([language("en"), entities(() => [anEntity])], doc({ given: { entities: wrong } }));
  expect(record.entities).toEqual([anEntity]);
  expect(record.meta.entities).toEqual(wrong);
  expect(codes(record)).toEqual(["entities:given-layer"]);
});

test("a given layer that the pipeline does not make is kept as it came", async () => {
  const record = await run(
    [language("en")],
    doc({ given: { title: { text: "T", start: null, end: null } } }),
  );
  expect(record.title).toEqual({ text: "T", start: null, end: null });
});

test("meta keeps keys that mean something to JavaScript", async () => {
  const meta = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');
  const record = await run([language("en")], doc({ meta }));
  expect(JSON.stringify(record.meta)).toBe('{"__proto__":{"polluted":1},"constructor":2}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("what comes of a document does not depend on those beside it", async () => {
  const rows = readFileSync(new URL("../../corpus/wikinews.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const docs = [
    ...rows
      .slice(0, 12)
      .map((row, i) => doc({ id: `${i}`, text: (JSON.parse(row) as { text: string }).text })),
    doc({ id: "empty", text: "" }),
    doc({
      id: "french",
      text: "Le ministre a déclaré lundi que la réunion aurait lieu à Dakar, selon la presse.",
    }),
  ];
  const stages = await openStages(news);
  const together = await annotateDocuments(docs, stages);
  const backwards = (await annotateDocuments(docs.toReversed(), stages)).toReversed();
  expect(together).toHaveLength(docs.length);
  for (const [i, one] of docs.entries()) {
    const alone = await annotateDocument(one, stages);
    expect(together[i]).toEqual(alone);
    expect(backwards[i]).toEqual(alone);
  }
  expect(together[0]?.layers.entities?.length).toBeGreaterThan(0);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import { reference as shape } from "../../src/schema/reference.ts";
import { reference } from "../../src/stages/reference/index.ts";

const cases = readFileSync(new URL("../cases/reference.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { published: string; value: string | null });

async function referenceOf(given: { published?: string; dateline?: string; option?: string }) {
  const text = given.dateline ?? "";
  const doc: Document = {
    id: "t",
    source: { uri: "t" },
    text,
    meta: {},
    given: {},
    problems: [],
    ...(given.published !== undefined && { published: given.published }),
  };
  const span = { start: 0, end: text.length };
  const dateline = given.dateline === undefined ? null : { ...span, place: null, date: { ...span, text } };
  const warnings: string[] = [];
  const annotate = await reference({ published: given.option ?? null }).open();
  const layer = await annotate(doc, { dateline } as unknown as Layers, (code) => warnings.push(code));
  return { ...shape.parse(layer), warnings };
}

test.each(cases)("published $published is $value", async ({ published, value }) => {
  const found = await referenceOf({ published });
  expect(found).toEqual(
    value === null
      ? { value: null, from: "none", warnings: ["no-reference"] }
      : { value, from: "published", warnings: [] },
  );
});

test.each([
  [
    { published: "2025-12-23", dateline: "December 2025", option: "2020" },
    { value: "2025-12-23", from: "published", warnings: [] },
  ],
  [
    { dateline: "December 2025", option: "2020" },
    { value: "2025-12", from: "dateline", warnings: [] },
  ],
  [{ dateline: "Friday, July 21, 2017" }, { value: "2017-07-21", from: "dateline", warnings: [] }],
  [
    { dateline: "3 March", option: "2020-05" },
    { value: "2020-05", from: "option", warnings: [] },
  ],
  [{ dateline: "3 March" }, { value: null, from: "none", warnings: [] }],
  [{}, { value: null, from: "none", warnings: [] }],
  [
    { published: "soon", dateline: "3 March 2024" },
    { value: "2024-03-03", from: "dateline", warnings: ["no-reference"] },
  ],
  [
    { published: "", option: "nonsense" },
    { value: null, from: "none", warnings: ["no-reference"] },
  ],
])("of %j: %j", async (given, expected) => {
  expect(await referenceOf(given)).toEqual(expected);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import { title } from "../../src/stages/title/index.ts";

const docOf = (text: string): Document => ({
  id: "t",
  source: { uri: "t" },
  text,
  meta: {},
  given: {},
  problems: [],
});
const cases = readFileSync(new URL("../cases/title.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { name: string; text: string; title: string | null });
const annotate = await title().open();
const titleOf = (text: string) => annotate(docOf(text), {} as Layers, () => {}) as Layers["title"];

test.each(cases)("title: $name", ({ text, title: expected }) => {
  const found = titleOf(text);
  expect(found?.text ?? null).toBe(expected);
  if (found?.start != null && found.end !== null) expect(text.slice(found.start, found.end)).toBe(found.text);
});

test("a megabyte without a line break takes no time", () => {
  const started = performance.now();
  expect(titleOf("word ".repeat(200_000))).toBeNull();
  expect(titleOf("x".repeat(1_000_000))).toBeNull();
  expect(performance.now() - started).toBeLessThan(1000);
});

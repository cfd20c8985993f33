import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import { dateline } from "../../src/stages/dateline/index.ts";
import { title } from "../../src/stages/title/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

interface Case {
  readonly text: string;
  readonly dateline: string | null;
  readonly place: string | null;
  readonly date: string | null;
}

const docOf = (text: string): Document => ({
  id: "t",
  source: { uri: "t" },
  text,
  meta: {},
  given: {},
  problems: [],
});
const cases = readFileSync(new URL("../cases/dateline.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);
const stages = await Promise.all([tokens().open(), title().open(), dateline().open()]);

async function datelineOf(text: string): Promise<Layers["dateline"]> {
  const layers: Record<string, unknown> = { language: { code: "en", score: 1 } };
  for (const [i, name] of ["tokens", "title", "dateline"].entries())
    layers[name] = await stages[i]?.(docOf(text), layers as unknown as Layers, () => {});
  return layers.dateline as Layers["dateline"];
}

test.each(cases)("dateline of $text", async ({ text, ...expected }) => {
  const found = await datelineOf(text);
  expect(found ? text.slice(found.start, found.end) : null).toBe(expected.dateline);
  expect(found?.place?.text ?? null).toBe(expected.place);
  expect(found?.date?.text ?? null).toBe(expected.date);
  for (const part of [found?.place, found?.date])
    if (part) expect(text.slice(part.start, part.end)).toBe(part.text);
});

test("a megabyte of dashes and capitals takes linear time", async () => {
  const started = performance.now();
  await datelineOf("PARIS, ".repeat(20_000));
  await datelineOf("A – ".repeat(20_000));
  expect(performance.now() - started).toBeLessThan(5000);
});

import { expect, test } from "vitest";
import { definePipeline, selectLayers, withOptions } from "../../src/core/pipeline.ts";
import { configHash } from "../../src/core/record.ts";
import { defineStage } from "../../src/core/stage.ts";

const language = defineStage({
  writes: "language",
  reads: [],
  version: "1",
  defaults: { assume: "en" },
  open: () => () => ({ code: "en", score: 1 }),
});
const dates = defineStage({
  writes: "dates",
  reads: ["language"],
  version: "1",
  defaults: {},
  open: () => () => [],
});
const title = defineStage({ writes: "title", reads: [], version: "1", defaults: {}, open: () => () => null });

test("a pipeline lists what it writes", () => {
  expect(definePipeline("mine", [language(), dates()]).writes).toEqual(["language", "dates"]);
});

test.each([
  [
    "a stage before what it reads",
    () => definePipeline("mine", [dates(), language()]),
    /dates stage reads language, which is written only after it/,
  ],
  [
    "a stage without what it reads",
    () => definePipeline("mine", [dates()]),
    /reads language, which no stage writes/,
  ],
  [
    "two stages for one layer",
    () => definePipeline("mine", [language(), language()]),
    /two stages write language/,
  ],
  ["a name that is no name", () => definePipeline("../x", []), /lower-case letters/],
  ["an unknown option", () => language({ asume: "fr" } as object), /no option "asume". It knows: assume/],
  [
    "an unknown layer",
    () => selectLayers(definePipeline("mine", [language()]), ["dates"]),
    /no layer "dates". It has: language/,
  ],
])("refuses %s", (_what, make, message) => {
  expect(make).toThrow(message);
});

test("selecting a layer keeps the stages that it needs and writes only what was asked for", () => {
  const cut = selectLayers(definePipeline("mine", [language(), title(), dates()]), ["dates"]);
  expect(cut.stages.map((stage) => stage.writes)).toEqual(["language", "dates"]);
  expect(cut.writes).toEqual(["dates"]);
});

test("the config hash tells options apart", () => {
  const pipeline = definePipeline("mine", [language()]);
  const other = withOptions(pipeline, { language: { assume: "fr" } });
  expect(other.stages[0]?.options).toEqual({ assume: "fr" });
  expect(configHash(other)).not.toBe(configHash(pipeline));
  expect(configHash(withOptions(pipeline, {}))).toBe(configHash(pipeline));
});

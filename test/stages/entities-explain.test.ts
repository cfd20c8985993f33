import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import news from "../../pipelines/news.ts";
import { annotateDocument, openStages } from "../../src/core/annotate-document.ts";
import type { Layers } from "../../src/core/layers.ts";
import { selectLayers } from "../../src/core/pipeline.ts";
import { openEntityExplainer } from "../../src/stages/entities/explain.ts";
import { featureNames } from "../../src/stages/entities/tagger/feature-names.ts";
import { contextFeaturesAt, featuresAt } from "../../src/stages/entities/tagger/features.ts";
import { readKnowledge } from "../../src/stages/entities/tagger/files.ts";
import { viewOf } from "../../src/stages/entities/tagger/view.ts";
import { MOST_FEATURES } from "../../src/text/sequence/weight-adder.ts";
import { docOf } from "./stage-harness.ts";

const stages = await openStages(selectLayers(news, ["entities"]));
const explain = openEntityExplainer();

async function read(text: string) {
  const { layers } = await annotateDocument(docOf(text), stages);
  // The English text has them all.
  return layers as Pick<Layers, "tokens" | "sentences" | "entities">;
}
const TEXT =
  "LAGOS, Nigeria — President Ada Okoro’s party lost 1,200 seats. Okoro met al-Qaeda’s envoy near Lake Chad, the Nigerian daily Punch said. PUNCH SAYS OKORO MET ENVOY";

test("every feature has its name, and no name is without its feature", async () => {
  const knowledge = readKnowledge();
  const room = new Int32Array(MOST_FEATURES);
  for (const text of [TEXT, readFileSync(new URL("../../corpus/bamako.txt", import.meta.url), "utf8")]) {
    const { tokens, sentences } = await read(text);
    const view = viewOf(tokens, sentences, knowledge);
    const context = new Uint8Array(view.count);
    for (const { first, end } of view.runs)
      for (let i = first; i < end; i++) {
        const features = contextFeaturesAt(view, context, i, room, featuresAt(view, knowledge, i, room, 0));
        expect(featureNames(view, knowledge, i)).toHaveLength(features);
      }
  }
});

test("runs of capitals without end are cut, and no token is lost", async () => {
  const { tokens, sentences } = await read("LAGOS STATE ".repeat(3000));
  const { runs } = viewOf(tokens, sentences, readKnowledge());
  expect(Math.max(...runs.map(({ first, end }) => end - first))).toBeLessThanOrEqual(1000);
  expect(runs.reduce((sum, { first, end }) => sum + end - first, 0)).toBe(tokens.count);
});

test("names stand where their features do: the same token elsewhere shares just those that are said to be equal", async () => {
  const knowledge = readKnowledge();
  const { tokens, sentences } = await read("Ada met Bo Lee in Lima. Eve saw Bo Lee at Oslo.");
  const view = viewOf(tokens, sentences, knowledge);
  const at = tokens.surface.indexOf("Bo");
  const other = tokens.surface.lastIndexOf("Bo");
  const hashes = (i: number) => {
    const room = new Int32Array(MOST_FEATURES);
    return [
      ...room.subarray(
        0,
        contextFeaturesAt(view, new Uint8Array(view.count), i, room, featuresAt(view, knowledge, i, room, 0)),
      ),
    ];
  };
  const [one, two] = [hashes(at), hashes(other)];
  featureNames(view, knowledge, at).forEach((name, k) => {
    if (/^(words? (“|before “|behind “)|second word )/.test(name))
      expect(one[k] === two[k], name).toBe(featureNames(view, knowledge, other)[k] === name);
  });
});

describe("a mention's explanation", () => {
  test("is of the mention that the stage makes", async () => {
    const { tokens, sentences, entities } = await read(TEXT);
    expect(entities.length).toBeGreaterThan(5);
    for (const entity of entities) {
      const told = explain(TEXT, tokens, sentences, entity);
      expect(told).toMatchObject({ by: entity.by, label: entity.label, score: entity.score });
      expect([told?.value, told?.unit]).toEqual([entity.value ?? null, entity.unit ?? null]);
    }
  });

  test("has probabilities that add up to one, and the class on top when the tagger is sure", async () => {
    const { tokens, sentences, entities } = await read(TEXT);
    for (const entity of entities.filter(({ by }) => by === "tagger")) {
      const told = explain(TEXT, tokens, sentences, entity);
      const all = told?.alternatives ?? [];
      expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 4);
      if ((told?.uncalibrated ?? 0) > 0.6) expect(all[0]?.label).toBe(told?.taggedAs);
    }
  });

  test("names gazetteers with their sources, features with effects, and the lists that divide labels", async () => {
    const { tokens, sentences, entities } = await read(TEXT);
    const of = (text: string) => {
      const entity = entities.find((one) => one.text === text);
      return entity ? explain(TEXT, tokens, sentences, entity) : null;
    };
    expect(of("Nigeria")?.gazetteers).toContainEqual({
      list: "country",
      name: "Nigeria",
      source: expect.stringContaining("ODbL"),
    });
    const effects = of("Nigeria")?.features.map(({ effect }) => Math.abs(effect)) ?? [];
    expect(effects.length).toBeGreaterThan(5);
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
    expect(of("1,200")).toMatchObject({ by: "number", label: "CARDINAL", value: 1200, unit: "seat" });
    expect(of("Lake Chad")?.wordLists).toContainEqual({ list: "place-heads.tsv", word: "lake", says: "" });
  });

  test("is nothing where there is no mention", async () => {
    const { tokens, sentences } = await read(TEXT);
    expect(explain(TEXT, tokens, sentences, { start: 0, end: 1 })).toBeNull();
  });
});

test.each([
  ["a place in small letters", "They live in san francisco now.", "san francisco", "places-in-small.tsv"],
  [
    "a country's full name",
    "The Federal Democratic Republic of Ethiopia signed.",
    "Federal Democratic Republic of Ethiopia",
    "countries.tsv",
  ],
  ["a code of a state", "Gamers in the Chillicothe, OH area meet on Fridays.", "OH", "region-codes.tsv"],
])("%s is told to be of a list", async (_what, text, name, list) => {
  const { tokens, sentences, entities } = await read(text);
  const place = entities.find((entity) => entity.text === name);
  if (!place) throw new Error(`expected ${name}`);
  const told = explain(text, tokens, sentences, place);
  expect(told).toMatchObject({ by: "gazetteer", label: "GPE", score: place.score, features: [] });
  expect(told?.gazetteers).toMatchObject([{ list, name }]);
});

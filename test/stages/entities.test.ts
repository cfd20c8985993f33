import { expect, test } from "vitest";
import { definePipeline } from "../../src/core/pipeline.ts";
import { openPipeline } from "../../src/library.ts";
import { entities } from "../../src/stages/entities/index.ts";
import { language } from "../../src/stages/language/index.ts";
import { referents } from "../../src/stages/referents/index.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";
import { casesOf } from "./stage-harness.ts";

const pipeline = await openPipeline(
  definePipeline("names", [language(), tokens(), sentences(), entities(), referents()]),
);
const annotate = (text: string) => pipeline.annotate({ text, language: "en" });

interface Expected {
  readonly text: string;
  readonly label: string;
  readonly value?: number | null;
  readonly unit?: string | null;
}

test.each(casesOf<{ text: string; expect: Expected[] }>("entities"))(
  "entities of $text",
  async ({ text, expect: expected }) => {
    const record = await annotate(text);
    const found = (record.entities ?? []).map(({ text: surface, label, value, unit }) =>
      value === undefined ? { text: surface, label } : { text: surface, label, value, unit },
    );
    expect(found).toEqual(
      expected.map((entity) =>
        entity.value ? { ...entity, value: expect.closeTo(entity.value, 6) } : entity,
      ),
    );
  },
);

test.each(casesOf<{ text: string; expect: string[][] }>("referents"))(
  "referents of $text",
  async ({ text, expect: expected }) => {
    const record = await annotate(text);
    const surface = new Map(record.entities?.map((entity) => [entity.id, entity.text]));
    expect(record.referents?.map(({ mentions }) => mentions.map((id) => surface.get(id)))).toEqual(expected);
  },
);

test("a city is linked to its GeoNames entry, a country to its code, and a name of many places to none", async () => {
  const { referents: found } = await annotate("Bamako is in Mali. She lives in Springfield.");
  expect(found?.find(({ name }) => name === "Bamako")?.link).toEqual({
    geonames: "2460596",
    iso3166: "ML",
    wikidata: null,
    latitude: 12.65,
    longitude: -8,
  });
  expect(found?.find(({ name }) => name === "Mali")?.link).toMatchObject({ geonames: null, iso3166: "ML" });
  expect(found?.find(({ name }) => name === "Springfield")?.link ?? null).toBeNull();
});

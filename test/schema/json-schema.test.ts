import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { recordJsonSchema } from "../../src/schema/json-schema.ts";
import { RECORD_LAYERS } from "../../src/schema/layers.ts";
import { layerSchemas } from "../../src/schema/record.ts";
import { aRecord } from "../record-for-tests.ts";

const committed = JSON.parse(
  readFileSync(new URL("../../annotations/schema/record.schema.json", import.meta.url), "utf8"),
);

test("the committed JSON Schema is what the zod schema says (npm run schema writes it anew)", () => {
  expect(committed).toEqual(recordJsonSchema());
});

test("the JSON Schema takes a record and refuses a broken one", () => {
  const validate = new Ajv2020({ strict: false }).compile(committed);
  expect(validate(aRecord()), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...aRecord(), offsets: "bytes" })).toBe(false);
  expect(validate({ ...aRecord(), surprise: 1 })).toBe(false);
});

test("every field is described", () => {
  const silent: string[] = [];
  const visit = (schema: Record<string, unknown>, path: string) => {
    for (const [name, field] of Object.entries(
      (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      if (typeof field.description !== "string") silent.push(`${path}.${name}`);
      visit(field, `${path}.${name}`);
    }
    for (const key of ["items", "additionalProperties"]) {
      if (schema[key] && typeof schema[key] === "object")
        visit(schema[key] as Record<string, unknown>, `${path}[]`);
    }
    for (const choice of (schema.anyOf ?? []) as Record<string, unknown>[]) visit(choice, path);
  };
  visit(committed, "record");
  expect(silent).toEqual([]);
});

test("the table of layers and the schemas agree", () => {
  expect(Object.keys(layerSchemas)).toEqual([...RECORD_LAYERS]);
});

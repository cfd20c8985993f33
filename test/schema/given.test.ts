import { expect, test } from "vitest";
import { readGiven } from "../../src/schema/given.ts";
import { aRecord } from "../record-for-tests.ts";

test("short entities are completed, put in order and numbered", () => {
  const given = readGiven(
    "entities",
    [
      { start: 8, end: 10, label: "PERSON", note: "mine" },
      { start: 0, end: 3, label: "PERSON", id: "T1" },
    ],
    "Ada met Bo.",
  );
  expect(given).toEqual({
    value: [
      { id: "e0", start: 0, end: 3, text: "Ada", label: "PERSON", score: 1, referent: null, by: "given" },
      { id: "e1", start: 8, end: 10, text: "Bo", label: "PERSON", score: 1, referent: null, by: "given" },
    ],
  });
});

test("a record's own layers are valid input", () => {
  const record = aRecord();
  for (const layer of [
    "entities",
    "dates",
    "claims",
    "sentiment",
    "sentences",
    "referents",
    "language",
  ] as const) {
    expect(readGiven(layer, record[layer], record.text), layer).toEqual({ value: record[layer] });
  }
});

test("a language and a title may be strings", () => {
  expect(readGiven("language", "en-GB", "")).toEqual({ value: { code: "en", score: 1 } });
  expect(readGiven("title", "Hello", "")).toEqual({ value: { text: "Hello", start: null, end: null } });
});

test.each([
  ["entities", "Mali, Niger"],
  ["entities", [{ start: 0, end: 3, label: "COUNTRY" }]],
  ["entities", [null]],
  ["dates", [{ start: 0 }]],
  ["sentiment", 0.5],
  ["claims", "yes"],
] as const)("what does not fit %s is told: %j", (layer, value) => {
  const given = readGiven(layer, value, "Mali");
  expect("error" in given && given.error).toMatch(new RegExp(`^${layer}`));
});

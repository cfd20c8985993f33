import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evaluate } from "../../src/eval/evaluate.ts";
import { formatEvaluation } from "../../src/eval/format-evaluation.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { aRecord } from "../record-for-tests.ts";

const records = readFileSync(new URL("../../annotations/sample/corpus.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as CopydeskRecord);

test("records against themselves are right in every layer and row", () => {
  // A claim with neither source nor cue is no attribution for the scorer, so only these are compared with themselves.
  const sample = records.map((record) => ({
    ...record,
    claims: (record.claims ?? []).filter(
      ({ attribution }) => !attribution || attribution.source || attribution.cue,
    ),
  }));
  const { layers, missing } = evaluate(sample, sample);
  expect(missing).toEqual([]);
  expect(Object.keys(layers)).toEqual([
    "sentences",
    "entities",
    "referents",
    "dates",
    "checkworthiness",
    "claims",
    "sentiment",
  ]);
  for (const [layer, rows] of Object.entries(layers)) {
    for (const [row, figures] of Object.entries(rows)) {
      for (const figure of ["precision", "recall", "f1", "accuracy"])
        if (figure in figures && figures.gold) expect(figures[figure], `${layer} ${row} ${figure}`).toBe(100);
    }
  }
});

test("a document without prediction is named and counts as missed", () => {
  const { layers, missing } = evaluate([aRecord(), aRecord({ id: "b" })], [aRecord()]);
  expect(missing).toEqual(["b"]);
  expect(layers.entities?.all).toEqual({ precision: 100, recall: 50, f1: 66.7, gold: 6, predicted: 3 });
});

test("records whose ids differ are paired by their text", () => {
  expect(evaluate([aRecord()], [aRecord({ id: "elsewhere" })]).missing).toEqual([]);
});

test("a layer that the gold lacks is not scored", () => {
  expect(
    Object.keys(evaluate([aRecord({ claims: null, dates: undefined } as object)], [aRecord()]).layers),
  ).toEqual(["sentences", "entities", "referents", "checkworthiness", "sentiment"]);
});

test("units of offsets may differ", () => {
  const text = "😀 Ada";
  const entity = { id: "e0", text: "Ada", label: "PERSON" as const, score: 1, referent: null, by: "x" };
  const only = {
    text,
    sentences: undefined,
    referents: undefined,
    dates: undefined,
    checkworthiness: undefined,
    claims: undefined,
    sentiment: undefined,
  } as object;
  const gold = aRecord({ ...only, offsets: "codepoint", entities: [{ ...entity, start: 2, end: 5 }] });
  const predicted = aRecord({ ...only, offsets: "utf16", entities: [{ ...entity, start: 3, end: 6 }] });
  expect(evaluate([gold], [predicted]).layers.entities?.all?.f1).toBe(100);
});

test("every miss and false hit is told with its place", () => {
  const record = aRecord();
  const [first, second, third] = record.entities ?? [];
  const predicted = aRecord({
    entities: [
      { ...first, label: "ORG" },
      { ...third, id: "e1", start: 29, end: 34, text: " said" },
    ] as never,
    dates: [],
    claims: [],
  });
  const told: unknown[] = [];
  evaluate([record], [predicted], ({ layer, kind, text, gold, predicted: other }) =>
    told.push([layer, kind, text, gold, other]),
  );
  expect(told).toEqual(
    expect.arrayContaining([
      ["entities", "different", "Ada", "PERSON", "ORG"],
      ["entities", "missed", second?.text, "PERSON", null],
      ["entities", "spurious", " said", null, "PERSON"],
      ["dates", "missed", "Monday", "DATE 2025-12-22", null],
      ["claims", "missed", "Fine", "Ada / said", null],
    ]),
  );
});

test("B³ of a referent that is split in two", () => {
  const record = aRecord();
  const split = aRecord({
    referents: [
      { id: "r0", name: "Ada", label: "PERSON", mentions: ["e0"], link: null },
      { id: "r1", name: "Bo", label: "PERSON", mentions: ["e1"], link: null },
      { id: "r2", name: "Ada", label: "PERSON", mentions: ["e2"], link: null },
    ],
  });
  // Mentions of Ada have half of their gold cluster: recall (1/2 + 1/2 + 1) / 3.
  expect(evaluate([record], [split]).layers.referents?.["B³"]).toEqual({
    precision: 100,
    recall: 66.7,
    f1: 80,
    gold: 3,
    predicted: 3,
  });
});

test("the table is aligned and has per cent with one decimal", () => {
  const table = formatEvaluation(evaluate([aRecord(), aRecord({ id: "b" })], [aRecord()]));
  expect(table).toMatch(/^2 gold documents, 1 without a prediction: b\n/);
  expect(table).toMatch(/^entities +precision +recall +F1 +gold +predicted$/m);
  expect(table).toMatch(/^ {2}all +100\.0 +50\.0 +66\.7 +6 +3$/m);
});

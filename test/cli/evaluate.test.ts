import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, recordsOf, temporaryFolder } from "./run-cli.ts";

test("prints a table, and writes the errors to a file", () => {
  const errors = join(temporaryFolder(), "errors.jsonl");
  const { code, stdout } = copydesk([
    "evaluate",
    "annotations/gold/bamako.jsonl",
    "annotations/sample/corpus.jsonl",
    "--errors",
    errors,
  ]);
  expect(code).toBe(0);
  for (const layer of ["sentences", "entities", "referents", "dates", "claims", "sentiment"])
    expect(stdout).toMatch(new RegExp(`^${layer} `, "m"));
  expect(recordsOf(readFileSync(errors, "utf8"))[0]).toMatchObject({
    id: expect.any(String),
    layer: expect.any(String),
    kind: expect.any(String),
  });
});

test("--json prints the same figures as data", () => {
  const { stdout } = copydesk([
    "evaluate",
    "annotations/sample/corpus.jsonl",
    "annotations/sample/corpus.jsonl",
    "--json",
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ missing: [], layers: { entities: { all: { f1: 100 } } } });
});

test("gold that is no record is refused with file and line", () => {
  const gold = join(temporaryFolder(), "gold.jsonl");
  writeFileSync(gold, '{"id": "x"}\n');
  const { code, stderr } = copydesk(["evaluate", gold, "annotations/sample/corpus.jsonl"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/gold\.jsonl:1 is not a record/);
});

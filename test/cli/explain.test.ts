import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { copydesk, recordsOf, root, temporaryFolder } from "./run-cli.ts";

const SAMPLE = "annotations/sample/corpus.jsonl";
// The sample is checked against the schema by a test of its own.
const [bamako] = recordsOf(readFileSync(join(root, SAMPLE), "utf8")) as unknown as CopydeskRecord[];
const explain = (...args: string[]) => copydesk(["explain", ...args]);
const idOf = (
  rows: readonly { readonly id: string; readonly text?: string; readonly name?: string }[] | null | undefined,
  text: string,
) => rows?.find((row) => (row.text ?? row.name) === text)?.id ?? "none";
const file = (record: object) => {
  const path = join(temporaryFolder(), "records.jsonl");
  writeFileSync(path, `${JSON.stringify(record)}\n`);
  return path;
};
const id = bamako?.id ?? "";

test("an entity: the model, what else it could be, features, gazetteers, tone", () => {
  const { code, stdout } = explain(SAMPLE, id, idOf(bamako?.entities, "Burkina Faso"));
  expect(code).toBe(0);
  for (const heading of [
    "made by",
    "what it could be",
    "features, for PLACE",
    "gazetteers",
    "how its sentence speaks of it",
  ])
    expect(stdout).toContain(`\n${heading}`);
  expect(stdout).toMatch(/country +Burkina Faso +mledoze\/countries, ODbL 1\.0/);
  expect(stdout).not.toContain("Note:");
});

test("a country that is found by its full name is told to be of the list of countries", () => {
  const text = "The Federal Democratic Republic of Ethiopia signed.";
  const { stdout } = copydesk(["annotate", file({ id: "x", text, language: "en" }), "--out", "-", "--quiet"]);
  const records = file(recordsOf(stdout)[0] ?? {});
  const told = explain(records, "x", "e0").stdout;
  expect(told).toContain("a list of countries by their full names: GPE");
  expect(told).not.toContain("small letters");
});

test("a referent, a date, a claim, a sentence", () => {
  expect(explain(SAMPLE, id, idOf(bamako?.referents, "Alliance of Sahel States")).stdout).toMatch(
    /AES +the text defines one by the other/,
  );
  expect(explain(SAMPLE, id, idOf(bamako?.referents, "Bamako")).stdout).toMatch(/2460596 +capital +ML/);
  expect(explain(SAMPLE, id, idOf(bamako?.dates, "2023")).stdout).toMatch(
    /value +2023 +DATE 2023, from 2023-01-01 to before/,
  );
  const claim = bamako?.claims?.find(({ attribution }) => attribution?.source && attribution.cue);
  const told = explain(SAMPLE, id, claim?.id ?? "").stdout;
  expect(told).toMatch(/attributes with probability 0\.\d+/);
  expect(told).toContain(`${claim?.attribution?.source?.text} `);
  expect(told).toMatch(/chosen/);
  expect(told).toMatch(/what makes it worth checking, by 0\.\d\d/);
  expect(explain(SAMPLE, id, "s15").stdout).toMatch(/extremist +−0\.\d+ +−0\.\d+/);
});

test("--json has the record's annotation and the explanation as data", () => {
  const { stdout } = explain(SAMPLE, id, "e1", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    document: id,
    layer: "entities",
    annotation: bamako?.entities?.[1],
    notes: [],
    data: { entity: { by: "tagger", taggedAs: "PLACE" }, sentiment: { words: expect.any(Array) } },
  });
});

test("a record that was made otherwise is told to be", () => {
  const [first, ...others] = bamako?.entities ?? [];
  const old = {
    ...bamako,
    entities: [{ ...first, label: "LAW" }, ...others],
    provenance: {
      ...bamako?.provenance,
      copydesk: "0.0.1",
      pipeline: "mine",
      stages: { ...bamako?.provenance.stages, entities: "1", dates: "given" },
    },
  };
  const { stdout } = explain(file(old), id, "e0");
  const notes = stdout.replaceAll("\n", " ");
  expect(notes).toContain('The pipeline "mine" is not one of copydesk\'s own');
  expect(notes).toContain("The record was made by copydesk 0.0.1");
  expect(notes).toMatch(/The record's entities were made by version 1 of the stage; this is \d/);
  expect(notes).toMatch(/Made anew, its label is "\w+"; the record has "LAW"/);
  expect(explain(file(old), id, "d0").stdout).toContain("The input gave the dates");
});

test("offsets in either unit, and behind characters of two units, are the same places", () => {
  const folder = temporaryFolder();
  const input = join(folder, "in.jsonl");
  writeFileSync(input, '{"id": "x", "text": "😀😀 Mayor Ada Okoro met officials in Lagos on 3 May 2024."}\n');
  for (const unit of ["codepoint", "utf16"]) {
    const { stdout } = copydesk([
      "annotate",
      input,
      "--out",
      "-",
      "--quiet",
      "--offsets",
      unit,
      "--workers",
      "1",
    ]);
    const path = join(folder, `${unit}.jsonl`);
    writeFileSync(path, stdout);
    const [record] = recordsOf(stdout) as unknown as CopydeskRecord[];
    const { stdout: told } = explain(path, "x", idOf(record?.entities, "Lagos"));
    expect(told).toMatch(/gazetteers\n.*\n +city +Lagos/);
    expect(told).not.toContain("Note:");
    expect(explain(path, "x", idOf(record?.dates, "3 May 2024")).stdout).toContain("DATE 2024-05-03");
  }
});

test("a record with few layers is explained from its text", () => {
  const { stdout } = copydesk([
    "annotate",
    "corpus/bamako.txt",
    "--out",
    "-",
    "--quiet",
    "--layers",
    "entities,dates",
  ]);
  const path = join(temporaryFolder(), "records.jsonl");
  writeFileSync(path, stdout);
  expect(explain(path, id, "e1").stdout).toContain("what it could be");
  expect(explain(path, id, "d0").stdout).toContain("recogniser");
});

test("a run that had other model files is told to have had them", () => {
  const run = temporaryFolder();
  writeFileSync(join(run, "part-00000.jsonl"), `${JSON.stringify(bamako)}\n`);
  writeFileSync(
    join(run, "run.json"),
    JSON.stringify({ stages: { entities: { models: ["0123"] }, dates: { models: [] } } }),
  );
  expect(explain(run, id, "e1").stdout.replaceAll("\n", " ")).toMatch(
    /The run's models of entities \(0123\) are others than those installed/,
  );
  expect(explain(run, id, "d0").stdout).not.toContain("Note:");
});

test("what is not there is told with what is", () => {
  expect(explain(SAMPLE, id, "e9999")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("its entities are e0 to e"),
  });
  expect(explain(SAMPLE, id, "verb").stderr).toContain("expected an id such as e7, r4, d3, c2 or s5");
  expect(explain(SAMPLE, "nobody", "e1")).toMatchObject({ code: 2 });
});

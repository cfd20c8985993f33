import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, recordsOf, temporaryFolder } from "./run-cli.ts";

const sample = "annotations/sample/corpus.jsonl";

test("export says what a format has no room for, and refuses to overwrite", () => {
  const folder = temporaryFolder();
  const out = join(folder, "tasks.json");
  const args = ["export", sample, "--to", "label-studio", "--out", out, "--layers", "entities,claims"];
  const first = copydesk([...args, "--where", "id = 70249d2c31293a34"]);
  expect(first.code).toBe(0);
  expect(first.stderr).toContain("1 of 21 records written");
  expect(first.stderr).toMatch(/not held: \d+ claims\.certainty/);
  expect(first.stderr).not.toContain("dates");
  expect(readdirSync(folder).sort()).toEqual(["tasks.config.xml", "tasks.json"]);
  const second = copydesk(args);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain("--force");
  expect(copydesk([...args, "--force"]).code).toBe(0);
});

test("--force replaces an earlier export, never another folder", () => {
  const folder = temporaryFolder();
  const args = (out: string) => ["export", sample, "--to", "spacy", "--out", out, "--force"];
  expect(copydesk(args(join(folder, "a"))).code).toBe(0);
  expect(copydesk(args(join(folder, "a"))).code).toBe(0);
  const { code, stderr } = copydesk(args(folder));
  expect(stderr).toContain("holds a, which is no part of an export");
  expect(code).toBe(2);
  expect(readdirSync(folder)).toEqual(["a"]);
});

test("a bad line leaves nothing behind and is named", () => {
  const folder = temporaryFolder();
  const input = join(folder, "in.jsonl");
  writeFileSync(input, `${readFileSync(sample, "utf8").split("\n")[0]}\n{"id":"x"}\n`);
  const out = join(folder, "out.parquet");
  const { code, stderr } = copydesk(["export", input, "--to", "parquet", "--out", out]);
  expect(code).toBe(2);
  expect(stderr).toContain("in.jsonl:2 is not a record");
  expect(existsSync(out) || existsSync(`${out}.tmp`)).toBe(false);
});

test("--min-score leaves out unlikely entities and what rests on them", () => {
  const folder = temporaryFolder();
  const out = join(folder, "a.jsonl");
  const { code } = copydesk([
    "export",
    sample,
    "--to",
    "prodigy",
    "--out",
    out,
    "--layers",
    "entities",
    "--min-score",
    "0.9",
  ]);
  expect(code).toBe(0);
  const scores = recordsOf(readFileSync(out, "utf8")).flatMap(({ spans }) =>
    (spans as { fields: { score: number } }[]).map(({ fields }) => fields.score),
  );
  expect(scores.length).toBeGreaterThan(100);
  expect(Math.min(...scores)).toBeGreaterThanOrEqual(0.9);
});

test("what people corrected comes back as gold that `check` passes and `evaluate` scores", () => {
  const folder = temporaryFolder();
  const tasks = join(folder, "tasks.json");
  const gold = join(folder, "gold.jsonl");
  copydesk(["export", sample, "--to", "label-studio", "--out", tasks, "--layers", "entities"]);
  expect(copydesk(["import", tasks, "--from", "label-studio", "--out", gold]).code).toBe(0);
  expect(copydesk(["check", gold]).code).toBe(0);
  expect(copydesk(["evaluate", gold, sample]).stdout).toContain("entities");
});

test.each([
  [
    "prodigy",
    '{"text":"Ada","spans":[{"start":0,"end":3,"label":"PERSON"}]}\n{"text":"Ada","spans":[{"start":0,"end":3,"label":"HERO"}]}\n',
    ':2: there is no label "HERO"',
  ],
  ["prodigy", '{"text":"Ada","spans":[{"start":0,"end":9,"label":"PERSON"}]}\n', ":1: entities[0]"],
  [
    "doccano",
    '{"text":"Ada","label":[[0,3,"PERSON"],[1,3,"ORG"]]}\n',
    ":1: entities[1].start: 1 comes before 3",
  ],
  ["doccano", "{]\n", ":1 is not JSON"],
  ["conll", '# text = "Bo"\n-DOCSTART- O\n\nAda B-PERSON\n', ":2: the tokens do not stand in the text"],
  ["label-studio", '[\n{"data":{"text":"Ada"}},\n{"data":{}}]', ":3 (task 2): expected text in data.text"],
])("import of %s names the place of a fault", (format, content, message) => {
  const folder = temporaryFolder();
  const input = join(folder, "in");
  writeFileSync(input, content);
  const { code, stderr } = copydesk(["import", input, "--from", format, "--out", join(folder, "out.jsonl")]);
  expect(stderr).toContain(`in${message}`);
  expect(code).toBe(2);
  expect(readdirSync(folder)).toEqual(["in"]);
});

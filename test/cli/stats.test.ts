import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aRecord } from "../record-for-tests.ts";
import { copydesk, temporaryFolder } from "./run-cli.ts";

test("tells a run's figures, with the documents that could not be read", () => {
  const folder = temporaryFolder();
  const input = join(folder, "in.jsonl");
  writeFileSync(input, '{"text": "Ada Okoro met Jan Bo in Lagos on Monday."}\nbroken\n');
  const run = join(folder, "run");
  copydesk(["annotate", input, "--out", run, "--workers", "1", "--quiet"]);
  const { code, stdout } = copydesk(["stats", run]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^1 document, 9 words, 9 a document\n1 document could not be read\n/);
  expect(stdout).toMatch(/^entities +\d+ +1$/m);
  expect(stdout).toMatch(/^broken-row +1 +1$/m);

  const figures = JSON.parse(copydesk(["stats", run, "--json"]).stdout);
  const totals = JSON.parse(readFileSync(join(run, "run.json"), "utf8"));
  expect([figures.documents, figures.words, figures.notRead]).toEqual([
    totals.documents,
    totals.words,
    totals.failed,
  ]);
  for (const [layer, number] of Object.entries(totals.annotations))
    expect(figures.layers[layer].annotations.all?.number ?? 0).toBe(number);
  for (const [problem, number] of Object.entries(totals.problems))
    expect(figures.problems[problem].number).toBe(number);
});

test("names that hold escape sequences are shown harmlessly", () => {
  const file = join(temporaryFolder(), "records.jsonl");
  const referents = [
    { id: "r0", name: "\u001b]0;owned\u0007", label: "PERSON" as const, mentions: ["e0"], link: null },
  ];
  writeFileSync(file, `${JSON.stringify(aRecord({ referents }))}\n`);
  const { stdout } = copydesk(["stats", file]);
  expect(stdout).toContain("␛]0;owned␇");
  expect(stdout).not.toContain("\u001b");
});

test("what is no record is refused with file and line", () => {
  const file = join(temporaryFolder(), "rows.jsonl");
  writeFileSync(file, '{"text": "a row"}\n');
  const { code, stderr } = copydesk(["stats", file]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/rows\.jsonl:1 is not a record/);
});

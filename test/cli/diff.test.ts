import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aRecord } from "../record-for-tests.ts";
import { copydesk, temporaryFolder } from "./run-cli.ts";

const SAMPLE = "annotations/sample/corpus.jsonl";
const file = (record: object, name = "records.jsonl") => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, `${JSON.stringify(record)}\n`);
  return path;
};

test("the exit code says whether anything changed", () => {
  expect(copydesk(["diff", SAMPLE, SAMPLE])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^No difference: \d+ documents in both\.\n$/),
  });
  const { code, stdout } = copydesk(["diff", file(aRecord()), file(aRecord({ dates: [] }))]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Different: 1 document in both, 1 of them different\.\n/);
  expect(stdout).toMatch(/^dates +1 +0 +0 +0 +0 +0\.0/m);
  expect(stdout).toMatch(/^a +1$/m);
  expect(copydesk(["diff", SAMPLE, file({ id: "a" })]).code).toBe(2);
});

test("--json has the figures, their units, and the changes", () => {
  const { code, stdout } = copydesk(["diff", file(aRecord()), file(aRecord({ dates: [] })), "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    same: false,
    documents: { both: 1, different: 1 },
    layers: { dates: { a: 1, b: 0, f1: 0, words: { units: 8, value: 0 } } },
    most: [
      {
        id: "a",
        differences: 1,
        changes: [{ layer: "dates", kind: "only in a", text: "Monday = 2025-12-22" }],
      },
    ],
  });
});

test("--html is one file in which hostile text is text", () => {
  const text = '<script>alert(1)</script><img src=x onerror="alert(2)"> \u202e&lt;';
  const hostile = aRecord({
    id: '"><script>alert(3)</script>',
    text,
    entities: [
      {
        id: "e0",
        start: 0,
        end: 25,
        text: text.slice(0, 25),
        label: "ORG",
        score: 1,
        referent: null,
        by: "x",
      },
    ],
    referents: [],
    sentences: [],
    dates: [],
    claims: [],
    checkworthiness: [],
    sentiment: null,
  });
  const out = join(temporaryFolder(), "diff.html");
  expect(
    copydesk(["diff", file(hostile, "<b>.jsonl"), file({ ...hostile, entities: [] }), "--html", out]).code,
  ).toBe(1);
  const page = readFileSync(out, "utf8");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<img|<b>|onerror="|\u202e|https?:/);
});

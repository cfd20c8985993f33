import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, recordsOf, root, temporaryFolder } from "../cli/run-cli.ts";

const POISON = join(root, "test/fixtures/poison.mjs");
/** Only where a timeout is waited for is it short: on a busy machine other deeds take a while too. */
const bounds = (seconds: number) => [
  "--document-timeout",
  String(seconds),
  "--memory",
  "700MB",
  "--workers",
  "1",
];

/** A corpus of rows, a few of which are commands to misbehave. */
function corpusWith(deeds: readonly string[], good: number): string {
  const folder = join(temporaryFolder(), "news");
  mkdirSync(folder);
  const rows = Array.from({ length: good }, (_, i) => ({ id: `good-${i}`, text: `Article ${i}.` }));
  deeds.forEach((text, i) => {
    rows.splice(Math.floor(((i + 1) * good) / (deeds.length + 1)) + i, 0, { id: text, text });
  });
  writeFileSync(join(folder, "rows.jsonl"), `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
  return folder;
}

test.each([
  ["hang", "document-timeout", /took longer than 1 s/],
  ["wait", "document-timeout", /took longer than 1 s/],
  ["leak", "worker-died", /more than \d+ MB of memory/],
  ["exit", "worker-died", /exit code 7/],
  ["abort", "worker-died", /SIGABRT|exit code/],
  ["kill", "worker-died", /SIGKILL/],
  ["later", "worker-died", /exit code 1/],
])("a document that makes its stage %s becomes a problem, and its neighbours records", (deed, code, how) => {
  const out = join(temporaryFolder(), "run");
  const corpus = corpusWith([deed], 30);
  const run = copydesk([
    "annotate",
    corpus,
    "--out",
    out,
    "--pipeline",
    POISON,
    ...bounds(code === "document-timeout" ? 1 : 60),
    "--quiet",
  ]);
  expect(run.code).toBe(1);
  const records = recordsOf(readFileSync(join(out, "part-00000.jsonl"), "utf8"));
  expect(records.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, i) => `good-${i}`));
  const problems = recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"));
  expect(problems).toEqual([
    expect.objectContaining({ id: deed, code, stage: "read", message: expect.stringMatching(how) }),
  ]);
  expect(problems[0]?.source).toEqual({ uri: expect.stringContaining("rows.jsonl"), line: 16 });
  expect(run.stderr).not.toMatch(/GCs|FATAL|native stack/i);
  expect(readdirSync(out)).toContain("_SUCCESS");
});

test("several of them in a row, at both ends, and on standard output, leave every good record in its place", () => {
  const corpus = corpusWith(["kill", "exit", "kill"], 0);
  const rows = readFileSync(join(corpus, "rows.jsonl"), "utf8");
  writeFileSync(
    join(corpus, "rows.jsonl"),
    `${rows}{"id": "last but one", "text": "A."}\n{"id": "abort", "text": "abort"}\n`,
  );
  const { stdout, stderr, code } = copydesk([
    "annotate",
    corpus,
    "--out",
    "-",
    "--pipeline",
    POISON,
    ...bounds(60),
  ]);
  expect(code).toBe(1);
  expect(recordsOf(stdout).map(({ id }) => id)).toEqual(["last but one"]);
  expect(stderr.match(/worker-died/g)).toHaveLength(5);
});

test("what a stage throws or prints is no harm", () => {
  const corpus = corpusWith(["throw a string", "print"], 2);
  const { stdout, stderr, code } = copydesk(["annotate", corpus, "--out", "-", "--pipeline", POISON]);
  expect(code).toBe(0);
  const records = recordsOf(stdout);
  expect(records).toHaveLength(4);
  expect(records.find(({ id }) => id === "throw a string")?.problems).toEqual([
    { stage: "title", code: "stage-failed", message: "just a string" },
  ]);
  expect(stderr).toContain("a stage prints to standard output");
});

test("20 documents that hang, leak or crash among 2,000 good ones cost 20 problems and nothing else", {
  timeout: 120_000,
}, () => {
  const deeds = ["hang", "kill", "exit", "abort", "later"];
  const corpus = corpusWith(
    Array.from({ length: 20 }, (_, i) => deeds[i % deeds.length] ?? "kill"),
    2000,
  );
  const out = join(temporaryFolder(), "run");
  const run = copydesk([
    "annotate",
    corpus,
    "--out",
    out,
    "--pipeline",
    POISON,
    ...["--document-timeout", "1", "--workers", "2", "--quiet"],
  ]);
  expect(run.code).toBe(1);
  const records = readdirSync(out)
    .filter((name) => name.startsWith("part-"))
    .flatMap((name) => recordsOf(readFileSync(join(out, name), "utf8")));
  expect(records.map(({ id }) => id)).toEqual(Array.from({ length: 2000 }, (_, i) => `good-${i}`));
  const problems = recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"));
  expect(problems).toHaveLength(20);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["document-timeout", "worker-died"]));
});

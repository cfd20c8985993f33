import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../../bench/hostile-texts.ts";
import { openPipeline } from "../../src/library.ts";
import { recordBreaches } from "../../src/schema/laws.ts";
import { record as recordSchema } from "../../src/schema/record.ts";
import { copydesk, recordsOf, temporaryFolder } from "../cli/run-cli.ts";
import { HOSTILE_CASES } from "./cases.ts";
import { makeCase, readAll } from "./read-case.ts";

const pipeline = await openPipeline();
/** Long enough that anything quadratic runs into the test's time limit. `npm run bench -- linear` has the figures. */
const LENGTH = 120_000;

test.each(Object.entries(HOSTILE_TEXTS))(
  "%s: a whole record in linear time, and no stage throws",
  async (_name, make) => {
    const text = make(LENGTH);
    const record = await pipeline.annotate({ text, language: "en", published: "2025-12-23" });
    expect(record.text).toBe(text);
    expect(record.problems.filter(({ code }) => code === "stage-failed" || code === "invalid-layer")).toEqual(
      [],
    );
    expect(recordSchema.safeParse(record).error?.issues).toBeUndefined();
    expect(recordBreaches(record)).toEqual([]);
  },
  20_000,
);

test("all bad input in one folder: what can be read becomes sound records, what cannot is told, and nothing throws", async () => {
  const folder = join(temporaryFolder(), "bad");
  mkdirSync(folder);
  HOSTILE_CASES.forEach((hostile, i) => {
    if (hostile.when?.() ?? true) makeCase(hostile, join(folder, `case-${i}`));
  });
  const expected = await readAll([basename(folder)], join(folder, ".."));
  const out = join(temporaryFolder(), "run");
  const run = copydesk(["annotate", basename(folder), "--out", out, "--json"], { cwd: join(folder, "..") });
  expect(run.code).toBe(1);
  expect(run.stderr).toBe("");
  const { totals } = JSON.parse(run.stdout);
  expect(totals.documents).toBe(expected.docs.length);
  expect(totals.documents).toBeGreaterThan(60);
  expect(totals.problems["stage-failed"] ?? 0).toBe(0);
  expect(totals.problems["invalid-layer"] ?? 0).toBe(0);
  const check = copydesk(["check", out]);
  expect(check.stdout).toBe("");
  expect(check.code).toBe(0);
  const stream = copydesk(["annotate", basename(folder), "--out", "-", "--quiet"], {
    cwd: join(folder, ".."),
  });
  expect(recordsOf(stream.stdout)).toHaveLength(expected.docs.length);
}, 120_000);

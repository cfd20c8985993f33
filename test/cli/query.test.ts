import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { aRecord } from "../record-for-tests.ts";
import { copydesk, root, temporaryFolder } from "./run-cli.ts";

const SAMPLE = "annotations/sample/corpus.jsonl";
const query = (...args: string[]) => copydesk(["query", ...args]);

test("a table for people", () => {
  const { code, stdout } = query(SAMPLE, "select 'a' as name, 1 as n union all select 'bc', 20 order by n");
  expect(code).toBe(0);
  expect(stdout).toBe("name   n\n────  ──\na      1\nbc    20\n2 rows\n");
});

test("CSV and JSON hold every character; a table shows hostile ones harmlessly", () => {
  const file = join(temporaryFolder(), "records.jsonl");
  const text = 'a "b",\n\u001b[2J\u202eé😀';
  writeFileSync(file, `${JSON.stringify(aRecord({ text }))}\n`);
  const sql = "select text, null as none, '' as empty from documents";
  expect(query(file, sql, "--format", "csv").stdout).toBe(
    `text,none,empty\n"a ""b"",\n\u001b[2J\u202eé😀",,""\n`,
  );
  expect(JSON.parse(query(file, sql, "--format", "json").stdout)).toEqual([{ text, none: null, empty: "" }]);
  expect(query(file, sql).stdout).toContain('a "b",␊␛[2J<U+202E>é😀');
  expect(JSON.parse(query(file, "from documents where false", "--format", "json").stdout)).toEqual([]);
});

test("Parquet goes to a file, typed, and is the only thing that is written", () => {
  const folder = temporaryFolder();
  const out = join(folder, "claims.parquet");
  const spill = temporaryFolder();
  const made = copydesk(["query", SAMPLE, "from claims", "--format", "parquet", "--out", out], {
    env: { TMPDIR: spill },
  });
  expect(made.code).toBe(0);
  expect(readFileSync(out).subarray(0, 4).toString()).toBe("PAR1");
  expect(readdirSync(folder)).toEqual(["claims.parquet"]);
  expect(readdirSync(spill)).toEqual([]);

  const wrong = query(SAMPLE, "from nothing", "--format", "parquet", "--out", join(folder, "x.parquet"));
  expect(wrong.code).toBe(2);
  expect(
    query(SAMPLE, "select 1) to '/tmp/x' --", "--format", "parquet", "--out", join(folder, "x.parquet")).code,
  ).toBe(2);
  expect(readdirSync(folder)).toEqual(["claims.parquet"]);
  expect(query(SAMPLE, "from claims", "--format", "parquet").stderr).toContain("--out");
});

test("Ctrl-C leaves nothing behind", async () => {
  const folder = temporaryFolder();
  const out = join(folder, "x.csv");
  const endless = "select count(*) from range(1000000000000) a, range(1000) b where a.range % 7 = b.range";
  const child = spawn(
    process.execPath,
    ["dist/src/cli/bin.js", "query", SAMPLE, endless, "--format", "csv", "--out", out],
    {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
    },
  );
  while (readdirSync(folder).every((name) => !name.endsWith(".tmp"))) await wait(20);
  onTestFinished(() => void child.kill("SIGKILL"));
  await wait(1000);
  child.kill("SIGINT");
  const [code] = await once(child, "close");
  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual([]);
});

test("a wrong query exits with 2 and leaves no file", () => {
  const out = join(temporaryFolder(), "x.csv");
  const { code, stderr } = query(
    SAMPLE,
    "select * from read_csv('/etc/passwd')",
    "--format",
    "csv",
    "--out",
    out,
  );
  expect(code).toBe(2);
  expect(stderr).toMatch(/^copydesk: A query reads the records that were named, and nothing else/);
  expect(existsSync(out)).toBe(false);
});

test("problems of a run are all there, of documents without a record too", () => {
  const folder = temporaryFolder();
  const input = join(folder, "in.jsonl");
  writeFileSync(input, '{"text": "Ada met Bo last week."}\nbroken\n{"id": 1}\n');
  const run = join(folder, "run");
  copydesk(["annotate", input, "--out", run, "--workers", "1", "--quiet", "--layers", "dates"]);
  const { stdout } = query(run, "select code, count(*) as n from problems group by all", "--format", "json");
  const counts = Object.fromEntries(
    JSON.parse(stdout).map(({ code, n }: { code: string; n: number }) => [code, n]),
  );
  expect(counts).toEqual(JSON.parse(readFileSync(join(run, "run.json"), "utf8")).problems);
  expect(counts).toMatchObject({ "broken-row": 1, "no-text": 1 });
});

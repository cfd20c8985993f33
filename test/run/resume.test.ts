import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copydesk, manyFiles, recordsOf, root, temporaryFolder } from "../cli/run-cli.ts";

const quick = ["--layers", "language,title", "--quiet"];
const run = (corpus: string, out: string, ...more: string[]) =>
  copydesk(["annotate", corpus, "--out", out, ...quick, ...more]);
const outputOf = (out: string) =>
  Object.fromEntries(
    readdirSync(out)
      .filter((name) => name.startsWith("part-") || name === "problems.jsonl")
      .sort()
      .map((name) => [name, readFileSync(join(out, name)).toString("base64")]),
  );

describe("a run that is run again", () => {
  test("does only what is not done, and comes to the same bytes", () => {
    const corpus = manyFiles(2100);
    const out = join(temporaryFolder(), "run");
    expect(run(corpus, out).code).toBe(0);
    const whole = outputOf(out);
    expect(Object.keys(whole)).toHaveLength(4);
    const before = statSync(join(out, "part-00000.jsonl")).mtimeMs;
    // As a run killed in the middle leaves it: one shard without its marker, one half-written, no sign of success.
    rmSync(join(out, "_SUCCESS"));
    rmSync(join(out, "shards/00001.json"));
    rmSync(join(out, "part-00002.jsonl"));
    writeFileSync(join(out, "part-00002.jsonl.tmp"), "half a li");
    writeFileSync(join(out, "shards/00002.json.tmp"), "{");
    expect(run(corpus, out).code).toBe(0);
    expect(outputOf(out)).toEqual(whole);
    expect(statSync(join(out, "part-00000.jsonl")).mtimeMs).toBe(before);
    expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("with another option is refused with what differs, and --fresh begins anew", () => {
    const corpus = manyFiles(3);
    const out = join(temporaryFolder(), "run");
    run(corpus, out);
    const other = run(corpus, out, "--offsets", "utf16");
    expect(other.code).toBe(3);
    expect(other.stderr).toMatch(/offsets: was "codepoint", is "utf16".*--fresh/);
    expect(run(corpus, out, "--offsets", "utf16", "--fresh").code).toBe(0);
    expect(readFileSync(join(out, "part-00000.jsonl"), "utf8")).toContain('"offsets":"utf16"');
  });

  test("adds new files with --update, and tells of changed and removed ones", () => {
    const corpus = manyFiles(5);
    const out = join(temporaryFolder(), "run");
    run(corpus, out);
    const first = readFileSync(join(out, "part-00000.jsonl"), "utf8");
    writeFileSync(join(corpus, "new.txt"), "A new article.\n");
    appendFileSync(join(corpus, "000001.txt"), "And more.\n");
    rmSync(join(corpus, "000002.txt"));
    const told = copydesk(["annotate", corpus, "--out", out, "--layers", "language,title"]);
    expect(told.stderr).toMatch(/1 file came since\. --update adds them/);
    expect(told.stderr).toMatch(/1 file changed since.*000001\.txt/);
    expect(told.stderr).toMatch(/1 file went since/);
    expect(existsSync(join(out, "part-00001.jsonl"))).toBe(false);
    expect(run(corpus, out, "--update").code).toBe(0);
    expect(readFileSync(join(out, "part-00000.jsonl"), "utf8")).toBe(first);
    expect(recordsOf(readFileSync(join(out, "part-00001.jsonl"), "utf8")).map(({ text }) => text)).toEqual([
      "A new article.\n",
    ]);
    expect(JSON.parse(readFileSync(join(out, "run.json"), "utf8"))).toMatchObject({
      documents: 6,
      ended: "complete",
    });
    expect(run(corpus, out, "--update").code).toBe(0);
  });
});

describe("two runs into one folder", () => {
  test("are one too many: the second is refused and names the first", async () => {
    const corpus = manyFiles(1500);
    const out = join(temporaryFolder(), "run");
    const first = spawn(process.execPath, [
      join(root, "dist/src/cli/bin.js"),
      "annotate",
      corpus,
      "--out",
      out,
      "--quiet",
    ]);
    for (let tries = 0; tries < 200 && !existsSync(join(out, "lock.json")); tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const second = copydesk(["annotate", corpus, "--out", out, "--quiet"]);
    first.kill("SIGKILL");
    await new Promise((resolve) => first.once("exit", resolve));
    expect(second.code).toBe(3);
    expect(second.stderr).toContain(`process ${first.pid} on`);
    // The lock of a process that was killed is no obstacle, and what it left when it was killed while it took the lock goes away.
    const dead = readFileSync(join(out, "lock.json"), "utf8");
    writeFileSync(join(out, `lock.json.${first.pid}.tmp`), dead);
    expect(run(corpus, out, "--fresh").code).toBe(0);
    expect(readdirSync(out).filter((name) => name.startsWith("lock.json"))).toEqual([]);
  });
});

describe("redo", () => {
  test("makes a layer and those that read it anew, and copies the rest byte for byte", () => {
    const out = join(temporaryFolder(), "run");
    const again = join(temporaryFolder(), "again");
    copydesk(["annotate", "corpus", "--out", out, "--quiet"]);
    expect(copydesk(["annotate", out, "--redo", "dates", "--out", again, "--quiet"]).code).toBe(0);
    // The hash of the pipeline differs, because fewer stages ran.
    const linesOf = (folder: string) =>
      readFileSync(join(folder, "part-00000.jsonl"), "utf8")
        .replaceAll(/"config":"\w+"/g, "")
        .split("\n");
    const before = linesOf(out);
    expect(linesOf(again).findIndex((line, i) => line !== before[i])).toBe(-1);
    // What was there before is gone where it is redone, and stays where it is not.
    const [line = ""] = readFileSync(join(out, "part-00000.jsonl"), "utf8").split("\n");
    const record = JSON.parse(line);
    record.dates = [];
    record.entities[0].score = 0.123;
    writeFileSync(join(out, "changed.jsonl"), `${JSON.stringify(record)}\n`);
    const redone = copydesk([
      "annotate",
      join(out, "changed.jsonl"),
      "--redo",
      "dates",
      "--out",
      "-",
      "--quiet",
    ]);
    const [made] = recordsOf(redone.stdout) as unknown as (typeof record)[];
    expect(made.dates.length).toBeGreaterThan(3);
    expect(made.entities).toEqual(record.entities);
    expect(made.provenance.stages.entities).toBe(record.provenance.stages.entities);
  });

  test("refuses what is no record, by line", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "rows.jsonl"), '{"text": "No record."}\n');
    const { stderr, code } = copydesk([
      "annotate",
      join(folder, "rows.jsonl"),
      "--redo",
      "dates",
      "--out",
      "-",
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/rows\.jsonl:1: broken-row: Row 1 is no record/);
  });
});

describe("the corpus during a run", () => {
  test("a file that vanishes and one that grows after the plan are told, and nothing else is lost", () => {
    const corpus = manyFiles(4);
    writeFileSync(join(corpus, "rows.jsonl"), '{"id": "r1", "text": "One."}\n{"id": "r2", "text": "Two."}\n');
    const out = join(temporaryFolder(), "run");
    run(corpus, out);
    rmSync(join(out, "_SUCCESS"));
    rmSync(join(out, "shards"), { recursive: true });
    rmSync(join(corpus, "000002.txt"));
    appendFileSync(join(corpus, "rows.jsonl"), '{"id": "r3", "text": "Three."}\n');
    expect(run(corpus, out).code).toBe(0);
    const ids = recordsOf(readFileSync(join(out, "part-00000.jsonl"), "utf8")).map(({ id }) => id);
    expect(ids).toHaveLength(5);
    expect(ids.slice(-2)).toEqual(["r1", "r2"]);
    const problems = recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["input-changed", expect.stringMatching(/000002\.txt was there when the run was planned and is gone/)],
      ["input-changed", expect.stringMatching(/rows\.jsonl had 58 bytes.*has 89.*first 58 bytes were read/)],
    ]);
  });
});

describe("contents of files", () => {
  test("tell better than sizes and times whether a file is what was planned", () => {
    const corpus = manyFiles(3);
    const path = (name: string) => join(corpus, `00000${name}.txt`);
    const rows = Array.from({ length: 2000 }, (_, i) =>
      JSON.stringify({ id: `r${i}`, text: `Ada met Bo ${i}. ${"It rained. ".repeat(60)}` }),
    );
    const big = join(corpus, "rows.jsonl");
    writeFileSync(big, `${rows.join("\n")}\n`);
    const out = join(temporaryFolder(), "run");
    run(corpus, out);
    const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
    const slices = plan.shards.flatMap(({ slices: all }: { slices: object[] }) => all);
    expect(slices).toHaveLength(5);
    for (const slice of slices)
      expect(slice).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    // One is only touched; one has other words of the same length and its old time; in one of many rows two words change places.
    utimesSync(path("0"), 5, 5);
    const { atime, mtime } = statSync(path("1"));
    writeFileSync(path("1"), readFileSync(path("1"), "utf8").replace("Okoro", "Okara"));
    utimesSync(path("1"), atime, mtime);
    writeFileSync(big, readFileSync(big, "utf8").replace("Ada met Bo 7.", "Bo met Ada 7."));
    const update = copydesk(["annotate", corpus, "--out", out, "--layers", "language,title", "--update"]);
    expect(update.stderr).toMatch(/2 files changed since .*000001\.txt, .*rows\.jsonl/);
    rmSync(join(out, "_SUCCESS"));
    rmSync(join(out, "shards"), { recursive: true });
    expect(run(corpus, out).code).toBe(0);
    const problems = recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/000001\.txt was changed since the run was planned/),
      expect.stringMatching(/rows\.jsonl was changed since the run was planned/),
    ]);
  });
});

test("a folder that cannot be written to is told in a sentence", () => {
  const folder = temporaryFolder();
  const file = join(folder, "file");
  writeFileSync(file, "");
  const { code, stderr } = run("corpus", join(file, "run"));
  expect(code).toBe(3);
  expect(stderr).toMatch(/a file stands where a folder should be/);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test("part files can be compressed, and are read again", () => {
  const out = join(temporaryFolder(), "run");
  expect(run("corpus", out, "--gzip").code).toBe(0);
  expect(readdirSync(out)).toContain("part-00000.jsonl.gz");
  expect(copydesk(["check", out]).stdout + copydesk(["check", out]).stderr).toMatch(/21 records/);
});

test("status tells how far a run is", () => {
  const corpus = manyFiles(1200);
  const out = join(temporaryFolder(), "run");
  run(corpus, out);
  rmSync(join(out, "_SUCCESS"));
  rmSync(join(out, "shards/00001.json"));
  expect(copydesk(["status", out]).stdout).toMatch(
    /not complete, and nobody is at it[\s\S]*1 of 2 done[\s\S]*1,000 in finished/,
  );
  run(corpus, out);
  expect(JSON.parse(copydesk(["status", out, "--json"]).stdout)).toMatchObject({
    state: "complete",
    shards: { done: 2, planned: 2 },
    totals: { documents: 1200 },
  });
  expect(copydesk(["status", temporaryFolder()])).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/There is no run/),
  });
});

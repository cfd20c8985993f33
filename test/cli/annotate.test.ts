import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copydesk, manyFiles, recordsOf, root, temporaryFolder } from "./run-cli.ts";

/** A folder of documents in several formats, large enough for several shards when `rows` is. */
function aCorpus(rows: number): string {
  const folder = join(temporaryFolder(), "news");
  mkdirSync(folder);
  const article = readFileSync(join(root, "corpus/bamako.txt"), "utf8");
  writeFileSync(join(folder, "a.txt"), article);
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({
      id: `row-${i}`,
      text: `${i}. ${article.slice(0, 2500 + (i % 7))}`,
      published: "2025-12-23",
      i,
    }),
  );
  writeFileSync(join(folder, "b.jsonl"), `${lines.join("\n")}\n`);
  writeFileSync(join(folder, "c.csv"), 'id,text\nrow-1,"Ada Okoro met Bo in Lagos, Nigeria, on Monday."\n');
  return folder;
}

const partsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith("part-"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));

describe("output", () => {
  test("goes to part files, problems and a summary, and comes out the same on standard output", () => {
    const corpus = aCorpus(3);
    const out = join(temporaryFolder(), "run");
    const run = copydesk(["annotate", "news", "--out", out], { cwd: join(corpus, "..") });
    expect(run.code).toBe(0);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(/annotated 5 documents/);
    expect(run.stderr).toMatch(/1 duplicate-id/);
    expect(run.stderr).toContain(`copydesk check ${out}`);
    expect(readdirSync(out).sort()).toEqual([
      "_SUCCESS",
      "part-00000.jsonl",
      "plan.json",
      "problems.jsonl",
      "run.json",
      "shards",
    ]);
    const stream = copydesk(["annotate", "news", "--out", "-", "--quiet"], { cwd: join(corpus, "..") });
    expect(stream.stdout).toBe(partsOf(out).join(""));
    expect(copydesk(["check", out]).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, "run.json"), "utf8"))).toMatchObject({
      documents: 5,
      failed: 0,
      ended: "complete",
      problems: { "duplicate-id": 1 },
    });
    expect(recordsOf(readFileSync(join(out, "problems.jsonl"), "utf8"))).toContainEqual(
      expect.objectContaining({
        id: "row-1-2",
        code: "duplicate-id",
        source: { uri: "news/c.csv", line: 2 },
      }),
    );
  });

  test("is the same bytes with 1, 2 and 7 workers, two time zones and two locales", () => {
    // A shard holds at most 1,000 files, so these are three.
    const corpus = manyFiles(2050);
    const runs = [
      { workers: "1", env: { TZ: "UTC", LANG: "C", LC_ALL: "C" } },
      { workers: "2", env: { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
      { workers: "7", env: { TZ: "America/St_Johns", LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" } },
    ].map(({ workers, env }) => {
      const out = join(temporaryFolder(), "run");
      expect(
        copydesk(["annotate", corpus, "--out", out, "--workers", workers, "--quiet"], { env }).code,
      ).toBe(0);
      return partsOf(out);
    });
    expect(runs[0]).toHaveLength(3);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
    expect(copydesk(["annotate", corpus, "--out", "-", "--quiet"]).stdout).toBe(runs[0]?.join(""));
  });

  test("has UTF-16 offsets when asked", () => {
    const input = `${JSON.stringify({ id: "x", text: "😀 Lagos is in Nigeria." })}\n`;
    const offsets = (unit: string) =>
      recordsOf(
        copydesk(["annotate", "-", "--out", "-", "--offsets", unit, "--quiet"], { input }).stdout,
      )[0] as { sentences: { end: number }[] };
    expect(offsets("utf16").sentences.at(-1)?.end).toBe(23);
    expect(offsets("codepoint").sentences.at(-1)?.end).toBe(22);
  });
});

describe("input", () => {
  test("keeps only what is likely enough, when asked", () => {
    const made = (...more: string[]) =>
      recordsOf(
        copydesk(["annotate", "corpus/bamako.txt", "--out", "-", "--quiet", ...more]).stdout,
      )[0] as unknown as {
        readonly entities: readonly { readonly score: number }[];
        readonly referents: readonly { readonly link: object | null }[];
      };
    const all = made();
    const sure = made("--min-score", "0.9");
    expect(sure.entities).toHaveLength(all.entities.filter(({ score }) => score >= 0.9).length);
    expect(sure.entities.length).toBeLessThan(all.entities.length);
    const linked = (record: typeof all) => record.referents.filter(({ link }) => link !== null).length;
    expect(linked(made("--min-link-score", "1"))).toBeLessThan(linked(all));
    const { code, stderr } = copydesk(["annotate", "corpus", "--out", "-", "--min-score", "2"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("expected a number from 0 to 1")]);
  });

  test("comes from standard input, with fields under other names", () => {
    const input = '{"guid": 7, "body": "Ada met Bo.", "when": "2025-12-23", "section": {"a": [1]}}\n';
    const { stdout, code } = copydesk(
      ["annotate", "-", "--out", "-", "--field", "text=body,id=guid", "--field", "published=when", "--quiet"],
      { input },
    );
    expect(code).toBe(0);
    expect(recordsOf(stdout)[0]).toMatchObject({
      id: "7",
      text: "Ada met Bo.",
      reference: { value: "2025-12-23", from: "published" },
      meta: { section: { a: [1] } },
      source: { uri: "-", line: 1 },
    });
  });

  test("that cannot be read is told on standard error, and the rest goes on", () => {
    const { stdout, stderr, code } = copydesk(["annotate", "-", "--out", "-"], {
      input: '{"text": "One."}\n{"text": \n{"text": "Two."}\n',
    });
    expect(code).toBe(1);
    expect(recordsOf(stdout).map(({ text }) => text)).toEqual(["One.", "Two."]);
    expect(stderr).toMatch(/-:2: broken-row/);
  });

  test("stops at the first problem with --strict", () => {
    const { stdout, code } = copydesk(["annotate", "-", "--out", "-", "--strict"], {
      input: '{"text": "One."}\n{"text": \n{"text": "Two."}\n',
    });
    expect(code).toBe(3);
    expect(recordsOf(stdout).map(({ text }) => text)).toEqual(["One."]);
  });

  test("is cut by --limit", () => {
    const { stdout, code } = copydesk([
      "annotate",
      aCorpus(20),
      "--out",
      "-",
      "--limit",
      "5",
      "--quiet",
      "--layers",
      "language",
    ]);
    expect(code).toBe(0);
    expect(recordsOf(stdout)).toHaveLength(5);
  });

  test("that is a record keeps its layers and is the same record again", () => {
    const first = copydesk(["annotate", join(root, "corpus/bamako.txt"), "--out", "-", "--quiet"]).stdout;
    const again = copydesk(["annotate", "-", "--out", "-", "--quiet"], { input: first }).stdout;
    const { provenance: p1, problems: q1, ...record } = recordsOf(first)[0] ?? {};
    const { provenance: p2, problems: q2, ...second } = recordsOf(again)[0] ?? {};
    expect(second).toEqual(record);
    expect(Object.values((p2 as { stages: object }).stages)).toEqual(
      Object.values((p1 as { stages: object }).stages).map(() => "given"),
    );
    expect([q1, q2]).toEqual([q1, []]);
  });

  test("in another language gets its language and no made-up layers", () => {
    const text =
      "Le ministre a déclaré mardi à Bamako que le gouvernement n’accepterait pas l’offre du syndicat des enseignants.";
    const [record] = recordsOf(
      copydesk(["annotate", "-", "--out", "-", "--quiet"], { input: `${JSON.stringify({ text })}\n` }).stdout,
    );
    expect(record).toMatchObject({
      language: { code: "fr" },
      entities: null,
      dates: null,
      claims: null,
      sentiment: null,
    });
    expect(
      ((record?.problems ?? []) as { stage: string; code: string }[])
        .filter(({ code }) => code === "language")
        .map(({ stage }) => stage),
    ).toContain("entities");
  });
});

describe("wrong use", () => {
  test.each([
    [["annotate", "corpus"], /--out/],
    [
      ["annotate", "corpus", "--out", "-", "--pipeline", "nonsense"],
      /There is no pipeline "nonsense". Name one of headlines, news/,
    ],
    [
      ["annotate", "corpus", "--out", "-", "--layers", "dats"],
      /has no layer "dats". It has: language, title/,
    ],
    [["annotate", "corpus", "--out", "-", "--field", "body=text"], /--field expects ours=theirs/],
    [["annotate", "corpus", "--out", "-", "--workers", "0"], /at least 1/],
    [["annotate", "corpus", "--out", "-", "--published", "soon"], /--published expects a date/],
    [["annotate", "corpus", "--out", "-", "--nonsense"], /unknown option/],
    [["frobnicate"], /unknown command/],
  ])("%j is refused with exit code 2 and says why", (args, message) => {
    const { code, stderr, stdout } = copydesk(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("nothing to annotate is exit code 1 with the reason", () => {
    const { code, stderr } = copydesk(["annotate", "no-such-file.txt", "--out", "-"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no-such-file\.txt.*(no such file|does not exist)/i);
  });
});

test("--json prints the summary as JSON, --dry-run the plan, and --quiet nothing", () => {
  const out = join(temporaryFolder(), "run");
  const summary = JSON.parse(copydesk(["annotate", "corpus/bamako.txt", "--out", out, "--json"]).stdout);
  expect(summary).toMatchObject({ totals: { documents: 1 }, ended: "complete" });
  const plan = JSON.parse(copydesk(["annotate", "corpus", "--out", out, "--dry-run"]).stdout);
  expect(plan).toMatchObject({
    pipeline: "news",
    shards: 1,
    stages: [{ writes: "language" }, { writes: "tokens" }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
  });
  const quiet = copydesk(["annotate", "corpus/bamako.txt", "--out", out, "--quiet"]);
  expect(quiet).toEqual({ code: 0, stdout: "", stderr: "" });
});

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { copydesk, root, temporaryFolder } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";
import { sentenceOf, storyOf, tenthChanged } from "./story.ts";

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A record without layers but the ones named. */
function recordOf(id: string, text: string, changes: Partial<CopydeskRecord> = {}): CopydeskRecord {
  const { schema, meta, offsets, problems, provenance } = aRecord();
  return {
    schema,
    id,
    source: { uri: `${id}.txt`, sha256: sha256(text) },
    meta,
    offsets,
    text,
    problems,
    provenance,
    ...changes,
  };
}

function write(folder: string, name: string, records: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, records.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}

const SPLITS = ["train", "validation", "test"] as const;
const splitsOf = (folder: string): Record<string, Record<string, unknown>[]> =>
  Object.fromEntries(
    SPLITS.map((split) => [
      split,
      readdirSync(join(folder, "data"))
        .filter((name) => name.startsWith(split) && name.endsWith(".jsonl"))
        .flatMap((name) =>
          readFileSync(join(folder, "data", name), "utf8")
            .trim()
            .split("\n"),
        )
        .map((line) => JSON.parse(line)),
    ]),
  );
const splitOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(splitsOf(folder)).flatMap(([split, rows]) => rows.map(({ id }) => [String(id), split])),
  );
const certificateOf = (folder: string) => JSON.parse(readFileSync(join(folder, "leaks.json"), "utf8"));

function build(records: readonly object[], ...options: string[]) {
  const folder = temporaryFolder();
  const out = join(folder, "set");
  const result = copydesk(["dataset", write(folder, "run.jsonl", records), "--out", out, ...options]);
  return { ...result, folder, out };
}

const stories = (count: number, changes: (i: number) => Partial<CopydeskRecord> = () => ({})) =>
  Array.from({ length: count }, (_, i) => recordOf(`s${i}`, storyOf(i), changes(i)));

describe("planted leaks", () => {
  const [original, reused] = [storyOf(100), storyOf(103)];
  const planted = [
    recordOf("original", original),
    recordOf("headline", `Quite another headline\n\n${original}`),
    recordOf("syndicated", `By our partners\n\n${tenthChanged(original)}\n\nAll rights reserved.`, {
      meta: { outlet: "The Lantern" },
    }),
    recordOf("copy", original.toUpperCase()),
    recordOf("source", `${storyOf(101)}\n\n${sentenceOf(7)}\n\n${storyOf(102)}`),
    recordOf("reuse", `${reused}\n\n${sentenceOf(7)}`),
  ];

  test.each(["random", "time", "source"])("are kept out by the splits (%s)", (split) => {
    for (const seed of split === "time" ? ["1"] : ["1", "2"]) {
      const records = [...planted, ...stories(20)].map((record, i) => ({
        ...record,
        published: `2025-03-${String(i + 1).padStart(2, "0")}`,
        meta: { outlet: `outlet ${i % 9}`, ...record.meta },
      }));
      const { out, code, stderr } = build(records, "--split", split, "--seed", seed, "--shares", "50,25,25");
      expect(stderr).toContain("no leak between splits");
      expect(code).toBe(0);
      expect(certificateOf(out).clean.splits).toBe(true);
      const at = splitOf(out);
      const present = (ids: readonly string[]) => new Set(ids.flatMap((id) => at[id] ?? []));
      expect(present(["original", "headline", "syndicated", "copy"]).size).toBe(1);
      expect(present(["source", "reuse"]).size).toBe(1);
    }
  });

  test("are found by the certificate when they lie in a benchmark", () => {
    const records = [
      recordOf("original", original),
      recordOf("source", planted[4]?.text ?? ""),
      ...stories(6),
    ];
    const folder = temporaryFolder();
    const benchmark = write(folder, "benchmark.jsonl", planted.slice(1));
    const { out } = build(records, "--against", benchmark);
    const { clean, overlaps } = certificateOf(out);
    expect(clean).toEqual({ splits: true, against: false });
    const against = overlaps.filter(({ between }: { between: string[] }) => between[1] === "benchmark.jsonl");
    const found = (kind: string) =>
      against.flatMap((overlap: Record<string, { examples: { first: string; second: string }[] }>) =>
        overlap[kind]?.examples.map(({ first, second }) => [first, second]),
      );
    const count = (kind: string) =>
      against.reduce(
        (sum: number, overlap: Record<string, { documents: number }>) =>
          sum + (overlap[kind]?.documents ?? 0),
        0,
      );
    expect(found("exact")).toEqual([
      ["original", "copy"],
      ["source", "source"],
    ]);
    expect(count("near")).toBeGreaterThanOrEqual(2);
    expect(found("passages")).toEqual([["source", "reuse"]]);
    expect(count("sentences")).toBeGreaterThan(0);
    expect(JSON.stringify(against)).toContain(sentenceOf(7).slice(0, 40));
  });
});

describe("splits", () => {
  test("the parts of one outlet's series stay together, those of two do not have to", () => {
    const records = stories(40, (i) => ({
      title: i < 20 ? { text: `Morning briefing, ${i + 1} May`, start: null, end: null } : null,
      meta: { outlet: "The Lantern" },
    }));
    const { out } = build(records);
    const at = splitOf(out);
    expect(new Set(records.slice(0, 20).map(({ id }) => at[id])).size).toBe(1);
    expect(new Set(records.map(({ id }) => at[id])).size).toBe(3);
  });

  test("at random, every split has its share of the documents and of a rare label, whatever the order of the input", () => {
    const entity = aRecord().entities?.[0];
    const records = stories(100, (i) => ({
      entities:
        entity && i % 10 === 0 ? [{ ...entity, label: "LAW" as const, start: 0, end: 2, text: "In" }] : [],
    }));
    const { out } = build(records);
    const splits = splitsOf(out);
    expect(SPLITS.map((split) => splits[split]?.length)).toEqual([80, 10, 10]);
    const laws = SPLITS.map(
      (split) => splits[split]?.filter(({ entities }) => (entities as unknown[]).length > 0).length,
    );
    expect(laws).toEqual([8, 1, 1]);
    expect(splitOf(build(records.toReversed()).out)).toEqual(splitOf(out));
    expect(splitOf(build(records, "--seed", "another").out)).not.toEqual(splitOf(out));
  });

  test("by time, all that trains is older than all that tests, and undated documents train", () => {
    const dateOf = (i: number) => `2025-01-${String(1 + ((i * 5) % 28)).padStart(2, "0")}`;
    const { out } = build(
      stories(60, (i) => (i % 20 === 0 ? {} : { published: dateOf(i) })),
      "--split",
      "time",
    );
    const splits = splitsOf(out);
    const dates = (split: string) =>
      (splits[split] ?? []).flatMap(({ published }) => (published ? [String(published)] : [])).sort();
    expect(dates("train").at(-1)).toSatisfy((date: string) => date < (dates("validation")[0] ?? ""));
    expect(dates("validation").at(-1)).toSatisfy((date: string) => date < (dates("test")[0] ?? ""));
    expect(splits.train?.filter(({ published }) => !published)).toHaveLength(3);
  });

  test("by source, no outlet lies in two splits, and copies in another split are left out", () => {
    const records = [
      ...stories(60, (i) => ({ url: `https://outlet${i % 10}.example/${i}` })),
      ...stories(60, (i) => ({ url: `https://outlet${(i + 1) % 10}.example/${i}` }))
        .slice(0, 5)
        .map((record) => ({ ...record, id: `copy-${record.id}` })),
    ];
    const { out, stderr } = build(records, "--split", "source");
    const splits = splitsOf(out);
    const outlets = SPLITS.map(
      (split) => new Set((splits[split] ?? []).map(({ url }) => new URL(String(url)).host)),
    );
    expect(outlets.every(({ size }) => size > 0)).toBe(true);
    expect(outlets.reduce((sum, { size }) => sum + size, 0)).toBe(10);
    expect(stderr).toMatch(/no leak between splits/);
    expect(certificateOf(out).clean.splits).toBe(true);
  });
});

test("the same command makes the same bytes, over an older set too, and the sums are right", () => {
  const records = stories(30);
  const { folder, out } = build(records);
  const again = join(folder, "again");
  mkdirSync(join(again, "data"), { recursive: true });
  writeFileSync(join(again, "data", "train-00001-of-00002.jsonl"), "stale");
  copydesk(["dataset", join(folder, "run.jsonl"), "--out", again]);
  const files = (path: string) =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  const bytes = (path: string) =>
    files(path).map((file) => [file.slice(path.length), sha256(readFileSync(file))]);
  expect(bytes(again)).toEqual(bytes(out));
  const sums = readFileSync(join(out, "CHECKSUMS"), "utf8").trim().split("\n");
  expect(sums.map((line) => line.split("  ")[1]).sort()).toEqual(
    files(out)
      .map((file) => file.slice(out.length + 1))
      .filter((file) => file !== "CHECKSUMS")
      .sort(),
  );
  for (const line of sums) {
    const [sum, path = ""] = line.split("  ");
    expect(sha256(readFileSync(join(out, path)))).toBe(sum);
  }
  expect(readFileSync(join(out, "README.md"), "utf8")).toContain(
    "copydesk dataset run.jsonl --out FOLDER --split random",
  );
});

test("the card tells sizes, labels, languages, licence, leaks, models and measured errors", () => {
  const folder = temporaryFolder();
  const gold = join(root, "annotations/sample/corpus.jsonl");
  const out = join(folder, "set");
  copydesk([
    "dataset",
    gold,
    "--out",
    out,
    "--gold",
    gold,
    "--license",
    "cc-by-4.0",
    "--name",
    "Sample: news",
  ]);
  const card = readFileSync(join(out, "README.md"), "utf8");
  const header = parse(card.split("---\n")[1] ?? "");
  expect(header).toMatchObject({
    pretty_name: "Sample: news",
    license: "cc-by-4.0",
    language: ["en"],
    size_categories: ["n<1K"],
    configs: [
      { config_name: "default", data_files: [{ split: "train", path: "data/train-*.parquet" }, {}, {}] },
    ],
  });
  const examples = header.dataset_info.splits.map((split: { num_examples: number }) => split.num_examples);
  expect(examples.reduce((a: number, b: number) => a + b)).toBe(21);
  for (const part of [
    "| entities/PERSON |",
    "| entities: PERSON | 100 | 100 | 100 |",
    "### Model: entities",
    "worldwide",
    "no passage of 20 words",
  ])
    expect(card).toContain(part);
});

describe("--no-text", () => {
  test("leaves out every stretch of the texts, and the script puts them back", () => {
    const folder = temporaryFolder();
    const sample = join(root, "annotations/sample/corpus.jsonl");
    const out = join(folder, "set");
    copydesk(["dataset", sample, "--out", out, "--no-text"]);
    const original = readFileSync(sample, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as CopydeskRecord);
    const texts = original.map(({ text }) => text);
    for (const rows of Object.values(splitsOf(out)))
      for (const row of rows)
        walk(row, (value) => {
          if (value.includes(" ") && value.length > 15)
            expect(texts.some((text) => text.includes(value))).toBe(false);
        });
    expect(readFileSync(join(out, "leaks.json"), "utf8")).not.toContain('"text"');

    const joined = spawnSync(
      process.execPath,
      [join(out, "join-text.mjs"), sample, "--out", join(folder, "joined")],
      { encoding: "utf8" },
    );
    expect(joined).toMatchObject({ status: 0, stderr: "" });
    const back = new Map(
      readdirSync(join(folder, "joined"))
        .flatMap((name) =>
          readFileSync(join(folder, "joined", name), "utf8")
            .trim()
            .split("\n"),
        )
        .map((line) => [String(JSON.parse(line).id), line]),
    );
    expect(back.size).toBe(21);
    for (const record of original) {
      const problems = record.problems.map((problem) => ({
        ...problem,
        message: "The message was left out with the text.",
      }));
      const title = record.title?.start === null ? { title: null } : {};
      // The same bytes: even the order of the keys.
      expect(back.get(record.id)).toBe(JSON.stringify({ ...record, meta: {}, ...title, problems }));
    }
  });

  test("the script reads folders of texts and tells what is missing", () => {
    const folder = temporaryFolder();
    const records = stories(3, () => ({
      entities: [
        { id: "e0", start: 0, end: 2, text: "In", label: "GPE", score: 1, referent: null, by: "test" },
      ],
    }));
    const { out } = build(records, "--no-text", "--shares", "1,0,0");
    mkdirSync(join(folder, "texts"));
    for (const { id, text } of records.slice(1)) writeFileSync(join(folder, "texts", `${id}.txt`), text);
    copyFileSync(join(out, "join-text.mjs"), join(folder, "join.mjs"));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(out, "join-text.mjs"), join(folder, "texts")],
      { encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stdout).toContain("2 of 3 records");
    expect(stderr).toContain("no text for s0");
  });
});

/** Visits the values that could hold text: not names of fields, hashes, ids or addresses. */
function walk(value: unknown, visit: (text: string) => void): void {
  if (typeof value === "string") visit(value);
  else if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value))
      if (key !== "source" && key !== "provenance" && key !== "url" && key !== "problems") walk(item, visit);
}

test("what cannot be split as asked is told", () => {
  expect(build([]).stderr).toContain("There are no records");
  expect(build(stories(5), "--split", "time").stderr).toContain("needs documents with a date");
  expect(build(stories(5), "--split", "source").stderr).toContain("needs at least 3 outlets");
  expect(build(stories(5), "--shares", "1,2")).toMatchObject({ code: 2 });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { disagreement, uncertainty } from "../../src/dataset/sample.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { copydesk, root, temporaryFolder } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";

const sample = join(root, "annotations/sample/corpus.jsonl");
const rows = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const ids = (out: string) => rows(out).map(({ id }) => id);

function write(folder: string, name: string, records: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, records.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
}

/** Entities of one letter each, with these labels and scores. */
const entities = (...list: readonly (readonly [string, number])[]) =>
  list.map(([label, score], i) => ({
    id: `e${i}`,
    start: i,
    end: i + 1,
    text: "a",
    label,
    score,
    referent: null,
    by: "test",
  }));

const documents = (count: number, changes: (i: number) => object) =>
  Array.from({ length: count }, (_, i) => {
    const { schema, meta, offsets, problems, provenance } = aRecord();
    const source = { uri: "a", sha256: String(i).padStart(64, "0") };
    return {
      schema,
      id: `d${i}`,
      source,
      meta,
      offsets,
      text: "aaaa aaaa",
      problems,
      provenance,
      ...changes(i),
    } as unknown as CopydeskRecord;
  });

test("random samples are the same every time, whatever the order of the input, and others with another seed", () => {
  const folder = temporaryFolder();
  const reversed = write(folder, "reversed.jsonl", rows(readFileSync(sample, "utf8")).toReversed());
  const first = copydesk(["sample", sample, "-n", "5", "--by", "random"]);
  expect(first.code).toBe(0);
  expect(ids(first.stdout)).toHaveLength(5);
  expect(ids(copydesk(["sample", reversed, "-n", "5", "--by", "random"]).stdout)).toEqual(ids(first.stdout));
  expect(ids(copydesk(["sample", sample, "-n", "5", "--by", "random", "--seed", "2"]).stdout)).not.toEqual(
    ids(first.stdout),
  );
});

test("doubtful documents come first; one doubtful annotation among few weighs less than many", () => {
  const [sure, one, many] = documents(3, (i) => ({
    entities: entities(
      ...([[], [["ORG", 0.5]], Array.from({ length: 20 }, () => ["ORG", 0.6] as const)][i] as [
        string,
        number,
      ][]),
    ),
  })).map(uncertainty);
  expect(sure).toBe(0);
  expect(one).toBeCloseTo(1 / 11, 10);
  expect(many).toBeGreaterThan(one ?? 1);
  const records = rows(copydesk(["sample", sample, "-n", "21", "--pre"]).stdout);
  const scores = records.map(({ meta }) => meta.sample.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(records[0].meta.sample).toMatchObject({ rank: 1, by: "uncertainty" });
});

test("by label, a rare label is not drowned by a frequent one", () => {
  const folder = temporaryFolder();
  const run = write(
    folder,
    "run.jsonl",
    documents(60, (i) => ({ entities: entities([i % 20 === 7 ? "LAW" : "PERSON", 1]) })),
  );
  const chosen = rows(copydesk(["sample", run, "-n", "6", "--by", "label", "--pre"]).stdout);
  const labels = chosen.map((row) => row.entities[0].label).sort();
  expect(labels).toEqual(["LAW", "LAW", "LAW", "PERSON", "PERSON", "PERSON"]);
  expect(rows(copydesk(["sample", run, "-n", "99", "--by", "label"]).stdout)).toHaveLength(60);
});

test("by disagreement, documents that two runs see differently come first", () => {
  const folder = temporaryFolder();
  const one = documents(4, () => ({ entities: entities(["ORG", 1], ["GPE", 1]) }));
  const two = documents(4, (i) => ({ entities: entities(["ORG", 1], [i === 2 ? "LOC" : "GPE", 1]) }));
  expect(one.map((record, i) => disagreement(record, two[i] as CopydeskRecord))).toEqual([0, 0, 2 / 14, 0]);
  const paths = [write(folder, "one.jsonl", one), write(folder, "two.jsonl", two)] as const;
  const args = ["sample", paths[0], "-n", "1", "--by", "disagreement"];
  expect(ids(copydesk([...args, "--with", paths[1]]).stdout)).toEqual(["d2"]);
  expect(copydesk(args)).toMatchObject({ code: 2 });
});

test("without --pre the machine's layers are left out, given ones stay; both can be read again", () => {
  const folder = temporaryFolder();
  const out = join(folder, "sample.jsonl");
  copydesk(["sample", sample, "-n", "3", "--out", out, "--quiet"]);
  for (const row of rows(readFileSync(out, "utf8"))) expect(Object.keys(row)).not.toContain("entities");
  expect(copydesk(["check", out]).code).toBe(0);
  const given = write(
    folder,
    "given.jsonl",
    documents(1, () => ({
      entities: entities(["ORG", 1]),
      provenance: { ...aRecord().provenance, stages: { entities: "given" } },
    })),
  );
  expect(rows(copydesk(["sample", given]).stdout)[0].entities).toHaveLength(1);
});

test("--to writes another tool's tasks, with suggestions if --pre is given", () => {
  const folder = temporaryFolder();
  const tasksOf = (...more: string[]) => {
    const out = join(folder, "tasks.json");
    const { code } = copydesk(["sample", sample, "-n", "3", "--to", "label-studio", "--out", out, ...more]);
    expect(code).toBe(0);
    return JSON.parse(readFileSync(out, "utf8"));
  };
  expect(
    tasksOf().map(
      ({ predictions }: { predictions: { result: [] }[] }) =>
        predictions.flatMap(({ result }) => result).length,
    ),
  ).toEqual([0, 0, 0]);
  const [first] = tasksOf("--pre");
  expect(first.data.meta.sample).toMatchObject({ rank: 1, by: "uncertainty" });
  for (const { value } of first.predictions[0].result.filter(
    ({ type }: { type: string }) => type === "labels",
  ))
    expect(
      Array.from(first.data.text as string)
        .slice(value.start, value.end)
        .join(""),
    ).toBe(value.text);
  expect(copydesk(["sample", sample, "--to", "label-studio"]).code).toBe(2);
  expect(copydesk(["sample", sample, "--to", "nothing", "--out", join(folder, "x")]).code).toBe(2);
});

test("a text that comes twice is chosen once", () => {
  const folder = temporaryFolder();
  const run = write(
    folder,
    "run.jsonl",
    documents(5, () => ({ source: { uri: "a", sha256: "0".repeat(64) } })),
  );
  expect(rows(copydesk(["sample", run]).stdout)).toHaveLength(1);
});

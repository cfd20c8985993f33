import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { documentList, facets, overview } from "../../dist/src/viewer/index/corpus.js";
import { quoteFiltersOf, quotes } from "../../dist/src/viewer/index/quotes.js";
import { reportPage } from "../../dist/src/viewer/report.js";
import { root } from "../cli/run-cli.ts";
import { bareRecord, opened, runOf } from "./viewed-run.ts";

interface SampleRecord {
  readonly language: { readonly code: string };
  readonly published?: string;
  readonly text: string;
  readonly entities: readonly { readonly label: string }[];
  readonly dates: readonly { readonly type: string }[];
  readonly claims: readonly { readonly attribution: object | null }[];
}
const sample = readFileSync(join(root, "annotations/sample/corpus.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as SampleRecord);

test("facets count what a pass over the records counts", async () => {
  const { index } = await opened(runOf(sample, 3));
  const found = await facets(index, {});
  const labels = new Map<string, number>();
  const years = new Map<string, number>();
  for (const { entities, dates, published } of sample) {
    for (const label of new Set([...entities.map(({ label }) => label), ...dates.map(({ type }) => type)]))
      labels.set(label, (labels.get(label) ?? 0) + 1);
    if (published) years.set(published.slice(0, 4), (years.get(published.slice(0, 4)) ?? 0) + 1);
  }
  for (const { value, count } of found.label ?? [])
    expect([value, count]).toEqual([value, labels.get(value)]);
  for (const { value, count } of found.year ?? []) expect([value, count]).toEqual([value, years.get(value)]);
  expect((await overview(index, {})).documents).toBe(sample.length);
  const wanted = sample.filter(({ text }) => text.toLowerCase().includes("police")).length;
  expect((await documentList(index, { q: "POLICE" }, 0, 1)).total).toBe(wanted);
});

test("an index grows with new files, and is made anew when a file changed", async () => {
  const run = runOf([bareRecord("a", "One."), bareRecord("b", "Two.")], 2);
  const idsOf = async () => {
    const { index, close } = await opened(run);
    const rows = await index.rows("select id from documents order by doc");
    await close();
    return rows.map(({ id }) => id);
  };
  expect(await idsOf()).toEqual(["a", "b"]);
  writeFileSync(join(run, "part-00002.jsonl"), `${JSON.stringify(bareRecord("c", "Three."))}\n`);
  expect(await idsOf()).toEqual(["a", "b", "c"]);
  appendFileSync(join(run, "part-00000.jsonl"), `${JSON.stringify(bareRecord("d", "Four."))}\n`);
  expect(await idsOf()).toEqual(["a", "d", "b", "c"]);
  rmSync(join(run, "part-00001.jsonl"));
  expect(await idsOf()).toEqual(["a", "d", "c"]);
});

test("claims are sorted out by how probable they are; those of rules stay", async () => {
  const claim = (id: number, score?: number) => ({
    ...{ id: `c${id}`, text: `claim ${id}`, attribution: {}, checkworthiness: 0.5, certainty: "asserted" },
    ...(score === undefined ? {} : { score }),
  });
  const { index } = await opened(
    runOf([bareRecord("a", "One.", { claims: [claim(0, 0.3), claim(1), claim(2, 0.9)] })]),
  );
  const found = async (query: string) =>
    (await quotes(index, quoteFiltersOf(new URLSearchParams(query)), 0, 10)).rows.map(({ id }) => id);
  expect(await found("probability=0.5")).toEqual(["c1", "c2"]);
  expect(await found("sort=probability")).toEqual(["c2", "c0", "c1"]);
  expect(await found("worth=0.6")).toEqual([]);
});

test("a run is closed only when nothing reads it any more", async () => {
  const folder = runOf(sample);
  for (let i = 0; i < 20; i++) {
    const { index, close } = await opened(folder);
    const asked = Array.from({ length: 8 }, () =>
      index.rows("select count(*) as n from names a, names b where a.name < b.name || $1", ["x"]).then(
        ([row]) => Number(row?.n) > 0,
        // Interrupted, which is as good.
        (error: Error) => /INTERRUPT/.test(error.message),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, i % 5));
    await close();
    expect(await Promise.all(asked)).toEqual(asked.map(() => true));
    await expect(index.rows("select 1")).rejects.toThrow("closed");
  }
});

test("a build that was cut off, and a file that is no index, are made anew", async () => {
  const run = runOf([bareRecord("a", "One.")]);
  const { index, close } = await opened(run);
  expect(await index.rows("select count(*) as n from documents")).toEqual([{ n: 1 }]);
  await close();
  writeFileSync(join(run, ".copydesk-view", "index-1.duckdb"), "half a file");
  const again = await opened(run);
  expect(await again.index.rows("select id from documents")).toEqual([{ id: "a" }]);
});

test("compressed parts can be looked at", async () => {
  const run = runOf([]);
  rmSync(join(run, "part-00000.jsonl"));
  const record = bareRecord("a", "Ada 🙂 met Bo.");
  writeFileSync(join(run, "part-00000.jsonl.gz"), gzipSync(`${JSON.stringify(record)}\n`));
  const { records } = await opened(run);
  expect(JSON.parse((await records.line(0)) ?? "null")).toEqual(record);
});

test("the report is one small page that loads nothing", async () => {
  const html = await reportPage(await opened(runOf(sample)));
  expect(html.length).toBeLessThan(2_000_000);
  expect(html).not.toMatch(/<script|<link|<img|src=|@import|https?:\/\/(?!www\.w3\.org)/);
  expect(html).toContain("Barack Obama");
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nameCounts } from "../../src/query/name-counts.ts";
import type { LooseRecord } from "../../src/query/parsed-records.ts";
import { statistics } from "../../src/query/statistics.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { recordsOf, root } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";

const read = (records: readonly object[]) => {
  const sums = statistics();
  // The records of tests fit the schema; hostile ones are told apart below.
  for (const record of records) sums.add(record as unknown as LooseRecord);
  return sums.read();
};

test("agrees with counts made another way over the sample", () => {
  const sample = recordsOf(
    readFileSync(join(root, "annotations/sample/corpus.jsonl"), "utf8"),
  ) as unknown as CopydeskRecord[];
  const figures = read(sample);
  const entities = sample.flatMap((record) => record.entities ?? []);
  expect(figures.documents).toBe(sample.length);
  expect(figures.words).toBe(
    sample.reduce((n, { text }) => n + text.split(/[\s]+/).filter(Boolean).length, 0),
  );
  expect(figures.characters).toBe(sample.reduce((n, { text }) => n + [...text].length, 0));
  expect(figures.layers.entities?.annotations.all?.number).toBe(entities.length);
  expect(figures.layers.entities?.annotations.GPE?.number).toBe(
    entities.filter(({ label }) => label === "GPE").length,
  );
  expect(figures.layers.claims?.annotations.direct?.documents).toBe(
    sample.filter(({ claims }) => claims?.some(({ attribution }) => attribution?.type === "direct")).length,
  );
  expect(figures.problems).toEqual({ "no-reference": { number: 1, documents: 1 } });
  const persons = figures.names.PERSON ?? [];
  expect(persons).toHaveLength(10);
  for (const { name, documents, mentions } of persons) {
    const referents = sample.map((record) =>
      (record.referents ?? []).filter((r) => r.label === "PERSON" && r.name === name),
    );
    expect([documents, mentions]).toEqual([
      referents.filter((list) => list.length > 0).length,
      referents.flat().reduce((n, r) => n + r.mentions.length, 0),
    ]);
  }
});

test("a layer that failed is counted as failed, one that was not asked for not at all", () => {
  const { layers } = read([
    aRecord({ dates: null, claims: undefined }),
    aRecord({ id: "b", claims: undefined }),
  ]);
  expect(layers.dates).toMatchObject({ documents: 1, failed: 1 });
  expect(layers.claims).toBeUndefined();
  expect(layers.title).toMatchObject({ documents: 0, failed: 0 });
});

test("records whose lists are none are passed over, not stumbled upon", () => {
  const odd = { id: "x", text: "…", entities: 5, referents: [null, 3], dates: { a: 1 }, problems: "no" };
  expect(read([odd])).toMatchObject({ documents: 1, languages: { unknown: 1 }, problems: {} });
  expect(read([])).toMatchObject({ documents: 0, layers: {}, names: {}, published: null });
});

test("names are counted in bounded memory, and the most frequent survive", () => {
  const counts = nameCounts(100);
  for (let i = 0; i < 10_000; i++) {
    counts.add(`rare ${i}`, 1);
    if (i % 10 === 0) counts.add("frequent", 2);
  }
  const [first] = counts.top(1);
  expect(first?.name).toBe("frequent");
  expect(first?.documents).toBeLessThanOrEqual(1000);
  expect((first?.documents ?? 0) + counts.missedAtMost()).toBeGreaterThanOrEqual(1000);
});

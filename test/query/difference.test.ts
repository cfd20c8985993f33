import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isSame, runDifference } from "../../src/query/difference/run-difference.ts";
import { mapOffsets, toUtf16 } from "../../src/schema/offset-units.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { temporaryFolder } from "../cli/run-cli.ts";
import { aRecord } from "../record-for-tests.ts";

function compare(a: readonly CopydeskRecord[], b: readonly CopydeskRecord[]) {
  const folder = temporaryFolder();
  const write = (name: string, records: readonly CopydeskRecord[]) => {
    writeFileSync(join(folder, name), records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    return join(folder, name);
  };
  return runDifference(write("a.jsonl", a), write("b.jsonl", b), ({ text }) => JSON.parse(text));
}
/** A record in which the value at a path, such as `entities.0.label`, is another. */
function changed(path: string, value: unknown): CopydeskRecord {
  const copy = structuredClone(aRecord());
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  // Tests walk where they like.
  const owner = keys.reduce(
    (node, key) => node[key] as Record<string, unknown>,
    copy as unknown as Record<string, unknown>,
  );
  owner[last] = value;
  return copy;
}

test("equal runs are the same, whatever their order, provenance and numbering", async () => {
  const records = ["a", "b", "c", "d"].map((id) => aRecord({ id }));
  const others = ["d", "b", "a", "c"].map((id) =>
    aRecord({
      id,
      provenance: { copydesk: "9", pipeline: "x", config: "1", stages: { dates: "9" } },
      meta: { x: 1 },
    }),
  );
  const difference = await compare(records, others);
  expect(isSame(difference)).toBe(true);
  expect(difference.documents).toEqual({ both: 4, different: 0, onlyA: 0, onlyB: 0, otherText: 0 });
});

test("one unit of offsets or the other makes no difference", async () => {
  const text = "😀 Ada met Bo on Monday. “Fine,” said Ada.";
  const { id, source, meta, offsets: _, text: _text, problems, provenance, schema, ...layers } = aRecord();
  const move = (offset: number) => offset + 2;
  const moved = mapOffsets(layers, move);
  const record = { id, source, meta, text, problems, provenance, schema };
  const codepoint = { ...record, ...moved, offsets: "codepoint" } as CopydeskRecord;
  const utf16 = { ...record, ...mapOffsets(moved, toUtf16(text)), offsets: "utf16" } as CopydeskRecord;
  expect(isSame(await compare([codepoint], [utf16]))).toBe(true);
});

test.each([
  ["a label", "entities.0.label", "ORG", "entities", { same: 2, relabelled: 1, f1: 66.7 }],
  ["a span", "entities.0.end", 4, "entities", { same: 2, relabelled: 0, f1: 66.7 }],
  ["a score", "entities.0.score", 0.1, "entities", { same: 3, altered: 1, f1: 100 }],
  ["a value", "dates.0.value", "2025-12-15", "dates", { same: 1, altered: 1, f1: 100 }],
  ["who is meant", "referents.0.mentions", ["e0"], "referents", { same: 1, f1: 50 }],
  ["a source", "claims.0.attribution.source", null, "claims", { same: 1, altered: 1, f1: 100 }],
  [
    "a tone",
    "sentiment.sentences.1.label",
    "negative",
    "sentiment of sentences",
    { same: 1, relabelled: 1, f1: 50 },
  ],
  ["a probability", "checkworthiness.0.score", 0.9, "checkworthiness", { same: 1, relabelled: 1, f1: 50 }],
  [
    "a problem",
    "problems.0",
    { stage: "dates", code: "no-reference", message: "m" },
    "problems",
    { a: 0, b: 1, f1: 0 },
  ],
  ["a title", "title", { text: "Ada", start: 0, end: 3 }, "title", { a: 0, b: 1, f1: 0 }],
])("%s that changed is told in its layer", async (_what, path, value, layer, figures) => {
  const difference = await compare([aRecord()], [changed(path, value)]);
  expect(isSame(difference)).toBe(false);
  expect(difference.layers[layer]).toMatchObject(figures);
  expect(difference.most[0]?.changes.map((change) => change.layer)).toContain(layer);
  expect(difference.layers.sentences).toMatchObject({ f1: 100, altered: 0 });
});

test("documents in one run only, with another text, without a layer", async () => {
  const difference = await compare(
    [aRecord({ id: "x" }), aRecord({ id: "y" }), aRecord({ id: "z", dates: null })],
    [
      aRecord({ id: "y", text: "Ada met Bo on Monday. “Fine,” said Eve." }),
      aRecord({ id: "z" }),
      aRecord({ id: "w" }),
    ],
  );
  expect(difference.documents).toEqual({ both: 2, different: 1, onlyA: 1, onlyB: 1, otherText: 1 });
  expect(difference.ids).toEqual({ onlyA: ["x"], onlyB: ["w"], otherText: ["y"] });
  expect(difference.layers.dates?.missing).toEqual({ a: 1, b: 0 });
  expect(
    isSame(
      await compare(
        [aRecord({ dates: null, entities: [], referents: [], claims: [], sentiment: null })],
        [aRecord({ dates: [], entities: [], referents: [], claims: [], sentiment: null })],
      ),
    ),
  ).toBe(false);
});

test("runs whose ids all differ are paired by their texts", async () => {
  const source = (n: string) => ({ uri: "a.txt", sha256: n.repeat(64) });
  const difference = await compare(
    [aRecord({ id: "p1", source: source("1") }), aRecord({ id: "p2", source: source("2") })],
    [aRecord({ id: "q2", source: source("2") }), aRecord({ id: "q3", source: source("3") })],
  );
  expect(difference.documents).toMatchObject({ both: 1, onlyA: 1, onlyB: 1 });
});

test("an id that occurs twice is refused", async () => {
  await expect(compare([aRecord(), aRecord()], [aRecord({ id: "b" })])).rejects.toThrow(/"a" occurs twice/);
});

test("twenty thousand annotations at one place, and as many referents, take no longer than they should", async () => {
  const many = 20_000;
  const [entity] = aRecord().entities ?? [];
  const [referent] = aRecord().referents ?? [];
  const [claim] = aRecord().claims ?? [];
  const record = {
    ...aRecord(),
    entities: Array.from({ length: many }, (_, i) => ({ ...entity, id: `e${i}` })),
    referents: Array.from({ length: many }, (_, i) => ({ ...referent, id: `r${i}`, mentions: [`e${i}`] })),
    claims: Array.from({ length: many }, (_, i) => ({ ...claim, id: `c${i}` })),
  } as CopydeskRecord;
  const started = performance.now();
  expect(isSame(await compare([record], [record]))).toBe(true);
  expect(performance.now() - started).toBeLessThan(15_000);
});

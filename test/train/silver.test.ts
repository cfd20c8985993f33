import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FIRST_TAGS } from "../../src/stages/claims/tagger/classes.ts";
import { readKnowledge as readClaimKnowledge } from "../../src/stages/claims/tagger/files.ts";
import { TAGS } from "../../src/stages/entities/tagger/classes.ts";
import { readKnowledge } from "../../src/stages/entities/tagger/files.ts";
import { readSilver } from "../../src/train/checkworthy/rows.ts";
import { silverSequences } from "../../src/train/claims/first-sequences.ts";
import { openLessons as openClaimLessons } from "../../src/train/claims/lessons.ts";
import { readMarked } from "../../src/train/claims/read-claims.ts";
import { openLessons } from "../../src/train/entities/lessons.ts";

const folder = mkdtempSync(join(tmpdir(), "copydesk-silver-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, ...rows: readonly object[]) => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return path;
};
/** How many tags are allowed at each of `count` positions. */
const allowed = (open: Uint8Array, tags: number) =>
  Array.from({ length: open.length / tags }, (_, i) =>
    open.subarray(i * tags, (i + 1) * tags).reduce((sum, may) => sum + may, 0),
  );

test("names of silver that are unsure are left open, surer ones are learned", async () => {
  const lessonOf = await openLessons(readKnowledge());
  const silver = {
    file: "silver.jsonl",
    text: "Okoro met Adeyemi.",
    entities: [
      { start: 0, end: 5, label: "PERSON", score: 0.3 },
      { start: 10, end: 17, label: "PERSON", score: 0.9 },
    ],
  };
  const { open } = await lessonOf(silver, 0.5);
  expect(allowed(open, TAGS.count)).toEqual([TAGS.count, 1, 1, 1]);
  const gold = await lessonOf(silver);
  expect(allowed(gold.open, TAGS.count)).toEqual([1, 1, 1, 1]);
});

test("marks of silver that are unsure are left open, surer ones are learned", async () => {
  const knowledge = readClaimKnowledge();
  const { ofSilver } = await openClaimLessons(knowledge);
  const text = "Okoro said prices would fall.";
  const mark = (words: string, label: "CUE" | "SOURCE" | "CONTENT", score: number) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, label, score };
  };
  const marks = [
    mark("Okoro", "SOURCE", 0.9),
    mark("said", "CUE", 0.9),
    mark("prices would fall", "CONTENT", 0.3),
  ];
  const [sequence] = silverSequences([await ofSilver({ file: "silver.jsonl", text, marks })], knowledge);
  const { count } = FIRST_TAGS;
  expect(sequence?.length).toBe(6);
  expect(allowed(sequence?.open ?? new Uint8Array(0), count)).toEqual([1, 1, count, count, count, 1]);
});

test("a row of marks without marks is told with its line", () => {
  const path = fileOf("marks.jsonl", { text: "Rain fell.", marks: [] }, { text: "Rain fell." });
  expect(() => readMarked([path], "utf16")).toThrow(/marks\.jsonl:2: expected a row with "text" and "marks"/);
});

test("a row of silver that says too little is told with its line", () => {
  const good = { text: "Taxes rose.", spoken: 0.5, prepared: 0.8, kind: 0.1 };
  expect(readSilver([fileOf("good.jsonl", good)])).toMatchObject([{ text: "Taxes rose." }]);
  const bad = fileOf("bad.jsonl", good, { text: "Taxes fell.", spoken: 0.5 });
  expect(() => readSilver([bad])).toThrow(`${bad}:2: expected "text" and the probabilities`);
});

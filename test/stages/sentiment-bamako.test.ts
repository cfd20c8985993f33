import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CopydeskRecord } from "../../src/schema/record.ts";

const read = (path: string) =>
  readFileSync(new URL(`../../annotations/${path}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    // The committed records have passed the schema: test/gold.test.ts and test/golden.test.ts see to it.
    .map((line): CopydeskRecord => JSON.parse(line));

const [gold] = read("gold/bamako.jsonl");
const predicted = read("sample/corpus.jsonl").find(({ text }) => text === gold?.text);

const labelOf = (record: CopydeskRecord | undefined, name: RegExp) => {
  const ids = record?.referents?.filter((referent) => name.test(referent.name)).map(({ id }) => id) ?? [];
  return record?.sentiment?.referents.find(({ referent }) => ids.includes(referent))?.label;
};
const sentenceLabel = (record: CopydeskRecord | undefined, text: string) => {
  const start = record?.text.indexOf(text);
  const id = record?.sentences?.find((sentence) => sentence.start === start)?.id;
  return record?.sentiment?.sentences.find(({ sentence }) => sentence === id)?.label;
};

test("the Bamako article speaks well of the alliance, as people read it", () => {
  expect(labelOf(gold, /^Alliance of Sahel States$|^AES$/)).toBe("positive");
  expect(labelOf(predicted, /^Alliance of Sahel States$|^AES$/)).toBe("positive");
  expect(predicted?.sentiment?.document.author?.score).toBeGreaterThan(0);
});

test.each([
  "We’re talking about a region plagued by jihadist armed groups",
  "Extremist groups are well-equipped and deeply entrenched",
])("and ill of extremist groups: %s", (text) => {
  expect(sentenceLabel(gold, text)).toBe("negative");
  expect(sentenceLabel(predicted, text)).toBe("negative");
});

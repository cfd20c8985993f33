import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { findBoilerplate } from "../../src/dataset/boilerplate.ts";
import { clusterTexts, joinPassages } from "../../src/dataset/clusters.ts";
import { setsOf } from "../../src/dataset/disjoint-sets.ts";
import { NEAR } from "../../src/dataset/near.ts";
import { openTextIndex, type TextIndex } from "../../src/dataset/text-index.ts";
import { sentenceOf, storyOf, tenthChanged } from "./story.ts";

function indexOf(texts: readonly string[]): TextIndex {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-test-"));
  const index = openTextIndex({ folder, sentences: true });
  onTestFinished(() => {
    index.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const text of texts) index.add(text);
  return index;
}

const clustersOf = (texts: readonly string[], threshold = NEAR) => {
  const index = indexOf(texts);
  return [...setsOf(clusterTexts(index, findBoilerplate(index), threshold), 2)];
};

/** Clusters, and what lies on one side of a split. */
const groupsOf = (texts: readonly string[]) => {
  const index = indexOf(texts);
  const boilerplate = findBoilerplate(index);
  const clusters = clusterTexts(index, boilerplate, NEAR);
  const joined = joinPassages(index, boilerplate, clusters);
  return { clusters: [...setsOf(clusters, 2)], groups: [...setsOf(joined, 2)] };
};

test("texts of the same words are one, whatever their case, spaces, diacritics and quotation marks", () => {
  const text = "The café said “no” to the mayor’s plan 😀 again and again.";
  expect(
    clustersOf([
      text,
      storyOf(1),
      'the CAFE\u0301 said "no"\nto the mayor\'s plan 😀  AGAIN, and again',
      "The café said no",
    ]),
  ).toEqual([[0, 2]]);
});

test("one word in ten changed is a near-duplicate", () => {
  expect(clustersOf([storyOf(1), storyOf(2), tenthChanged(storyOf(1))])).toEqual([[0, 2]]);
});

test("the threshold decides", () => {
  expect(clustersOf([storyOf(1), tenthChanged(storyOf(1))], 0.9)).toEqual([]);
});

test("a copy under another headline and with a footer is a duplicate, also of a text four times as long", () => {
  const copy = `Another headline altogether\n\n${storyOf(3, 8)}\n\nAll rights reserved by the printing house.`;
  expect(clustersOf([storyOf(3, 8), copy])).toEqual([[0, 1]]);
  expect(clustersOf([storyOf(3, 8), `${storyOf(4, 16)} ${storyOf(3, 8)} ${storyOf(5, 8)}`])).toEqual([
    [0, 1],
  ]);
});

test("a shared paragraph makes no duplicate, but joins what must not be split", () => {
  const [one, two] = [storyOf(6), `${storyOf(7)}\n\n${sentenceOf(6003)}\n\n${storyOf(8)}`];
  expect(groupsOf([one, two, storyOf(9)])).toEqual({ clusters: [], groups: [[0, 1]] });
});

test("a footer that many texts have joins none of them", () => {
  const footer =
    "This newspaper belongs to its readers and lives on what they give, so please give what you can, today and every month from now on, and tell your friends of it.";
  const texts = (sentences: number) =>
    Array.from({ length: 30 }, (_, i) => `${storyOf(20 + i, sentences)}\n\n${footer}`);
  expect(groupsOf(texts(12))).toEqual({ clusters: [], groups: [] });
  expect(groupsOf(texts(2))).toEqual({ clusters: [], groups: [] });
});

test("a story that twenty outlets print is one cluster and no boilerplate", () => {
  const texts = Array.from({ length: 20 }, (_, i) => `${sentenceOf(90_000 + i)}\n\n${storyOf(1)}`);
  expect(groupsOf(texts).clusters).toEqual([texts.map((_, i) => i)]);
});

test("every common passage of twenty words is found, wherever it stands", () => {
  const vocabulary = Array.from({ length: 3000 }, (_, i) => `w${i}`);
  const words = (least: number, most: number) =>
    fc.array(fc.constantFrom(...vocabulary), { minLength: least, maxLength: most });
  fc.assert(
    fc.property(
      words(20, 20),
      words(0, 60),
      words(0, 60),
      words(0, 60),
      words(0, 60),
      (shared, a, b, c, d) => {
        const index = indexOf([[...a, ...shared, ...b].join(" "), [...c, ...shared, ...d].join(" ")]);
        const found = [...index.passages()].length > 0 || index.original(1) === 0;
        expect(found).toBe(true);
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});

test("a common sentence of eight words is found and told apart from a longer one", () => {
  const [shared, longer] = [
    "The ferry to the island sails at noon.",
    "The ferry to the island sails at noon on Sundays.",
  ];
  const groups = (texts: readonly string[]) => [...indexOf(texts).sentences()].map(({ docs }) => docs);
  expect(groups([`${sentenceOf(1)} ${shared} Yes.`, `“${shared}” ${sentenceOf(2)}`])).toEqual([[0, 1]]);
  expect(groups([`${sentenceOf(1)} ${shared}`, `${longer} ${sentenceOf(2)}`])).toEqual([]);
});

test("short texts are not alike for a stock phrase", () => {
  const phrase = "the president of the united states";
  expect(clustersOf([`${phrase} sings`, `${phrase} dances`])).toEqual([]);
  expect(clustersOf([`${phrase} sings in the rain today`, `${phrase} sings in the rain tomorrow`])).toEqual([
    [0, 1],
  ]);
});

test("texts without spaces between words are compared too", () => {
  const text = "萨赫勒国家联盟成员国的领导人周二在巴马科举行会议讨论安全合作和经济一体化问题并发表联合声明";
  expect(clustersOf([text, storyOf(1), text.replace("周二", "周三")])).toEqual([[0, 2]]);
});

test.each([
  ["empty texts", Array.from({ length: 500 }, () => "")],
  ["texts of one word", Array.from({ length: 500 }, (_, i) => `word${i}`)],
])("%s are no clusters", (_name, texts) => {
  expect(clustersOf(texts)).toEqual([]);
});

test.each([
  [
    "a megabyte of one word",
    (n: number) => Array.from({ length: n }, (_, i) => `${"spam ".repeat(20_000)}${i}`),
  ],
  ["identical texts", (n: number) => Array.from({ length: 100 * n }, () => storyOf(1))],
  [
    "one text with another word at its end",
    (n: number) => Array.from({ length: 100 * n }, (_, i) => `${storyOf(1)} ${i}`),
  ],
  [
    "one boilerplate around other words",
    (n: number) => Array.from({ length: 40 * n }, (_, i) => `${storyOf(1, 4)} ${storyOf(100 + i, 14)}`),
  ],
])("%s takes linear time", (_name, make) => {
  // Processor time: other processes may keep this one waiting.
  const time = (n: number) => {
    const texts = make(n);
    const started = process.cpuUsage();
    clustersOf(texts);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  time(4);
  const [short, long] = [time(4), time(32)];
  // Eight times the input, slack for start-up and the collector; quadratic work would be 64 times as much.
  expect(long / Math.max(short, 20)).toBeLessThan(24);
});

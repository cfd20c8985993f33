import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/core/document.ts";
import type { Layers } from "../../src/core/layers.ts";
import type { Annotate } from "../../src/core/stage.ts";
import type { LayerName } from "../../src/schema/layers.ts";
import { companyOf } from "../../src/stages/claims/confidence/company.ts";
import { openConfidence, packConfidence } from "../../src/stages/claims/confidence/confidence.ts";
import { FEATURES, featureName, featuresOf } from "../../src/stages/claims/confidence/features.ts";
import { likelyClaims } from "../../src/stages/claims/confidence/likely.ts";
import {
  TEXT_FACTS,
  type TextKind,
  textFacts,
  textKind,
} from "../../src/stages/claims/confidence/text-kind.ts";
import type { Cue } from "../../src/stages/claims/cues.ts";
import type { Finding } from "../../src/stages/claims/finding.ts";
import { type Reading, readingOf } from "../../src/stages/claims/reading.ts";
import { sentences } from "../../src/stages/sentences/index.ts";
import { tokens } from "../../src/stages/tokens/index.ts";

let tokenize: Annotate<LayerName, LayerName>;
let split: Annotate<LayerName, LayerName>;
beforeAll(async () => {
  tokenize = await tokens().open();
  split = await sentences().open();
});

async function read(text: string): Promise<Reading> {
  const doc: Document = { id: "case", source: { uri: "-" }, text, meta: {}, given: {}, problems: [] };
  const none = () => undefined;
  // A stage is typed by the layers that it declares; the stages here are opened through the general type.
  const words = (await tokenize(
    doc,
    { language: { code: "en", score: 1 } } as never,
    none,
  )) as Layers["tokens"];
  const parts = (await split(doc, { tokens: words } as never, none)) as Layers["sentences"];
  return readingOf(text, words, parts);
}

const finding = (changes: Partial<Finding> = {}): Finding => ({
  content: { first: 2, end: 5 },
  source: { first: 0, end: 1 },
  cue: { first: 1, end: 2, sure: 0.9 },
  word: null,
  by: "model",
  ...changes,
});
const featuresIn = (reading: Reading, one: Finding, kind: number) => {
  const out = new Int32Array(FEATURES);
  featuresOf(one, { around: 0, beside: 0, density: 0 }, reading, [], kind, out);
  return [...out];
};

test("every feature has a name, and a finding as many hashes as there are names", async () => {
  const reading = await read("She said prices would fall.");
  expect(new Set(Array.from({ length: FEATURES }, (_, place) => featureName(place))).size).toBe(FEATURES);
  expect(new Set(featuresIn(reading, finding(), 0)).size).toBe(FEATURES);
});

test("half of the features are the same in every kind of text, and half are not", async () => {
  const reading = await read("She said prices would fall.");
  const [one, other] = [featuresIn(reading, finding(), 0), featuresIn(reading, finding(), 3)];
  const same = one.filter((hash, k) => hash === other[k]).length;
  expect(same).toBe((FEATURES - 1) / 2);
});

test("what is known of a finding changes its features", async () => {
  const reading = await read("She said prices would fall.");
  const usual = featuresIn(reading, finding(), 0);
  const changes: Partial<Finding>[] = [
    { source: null },
    { cue: { first: 1, end: 2, sure: 0.2 } },
    { content: { first: 2, end: 3 } },
    { word: { lemma: "say", frames: new Set(["speech"]), certainty: "asserted" } },
    { sure: [0.2, 0.9, 0.9, 0.9, 0.9] },
  ];
  for (const change of changes) expect(featuresIn(reading, finding(change), 0)).not.toEqual(usual);
});

describe("the kind of a text", () => {
  test("is told by who speaks to whom", async () => {
    const news = textFacts(await read('The minister said taxes would fall. "We will act," she said.'));
    const letter = textFacts(await read("I hope you are well. We think of you and I miss our talks."));
    expect(news).toHaveLength(TEXT_FACTS);
    // Quoted words are not the writer's: no "we" is counted.
    expect([news[5], news[7]]).toEqual([1, 0]);
    expect([letter[5], letter[7]]).toEqual([0, 1]);
  });

  test("rises with the probability that it is news", async () => {
    const reading = await read("Prices fell.");
    const kinds = [-9, -1, 1, 9].map((weight) => textKind(reading, [weight]));
    expect(kinds).toEqual([0, 1, 2, 3]);
  });

  test("is told of a text without a word", async () => {
    expect([...textFacts(await read(""))].every(Number.isFinite)).toBe(true);
  });
});

test("the company of a finding is what stands in its sentence", async () => {
  const reading = await read("Ann said Bob claimed it would rain. Officials agreed.");
  const said = finding({ cue: { first: 1, end: 2, sure: 0.9 }, content: { first: 2, end: 7 } });
  const claimed = finding({ cue: { first: 3, end: 4, sure: 0.7 }, content: { first: 4, end: 7 } });
  const agreed = finding({ cue: { first: 9, end: 10, sure: 0.4 }, content: { first: 9, end: 10 } });
  const ruled = finding({ by: "signed", cue: null });
  const company = companyOf([said, claimed, agreed, ruled], reading);
  expect(company(said)).toEqual({ around: 0, beside: 0.7, density: 1 });
  expect(company(claimed)).toEqual({ around: 0.9, beside: 0.9, density: 1 });
  expect(company(agreed)).toEqual({ around: 0, beside: 0, density: 1 });
  expect(company(ruled)).toEqual({ around: 0, beside: 0, density: 0 });
});

test("packed weights come back, and tell why", async () => {
  const reading = await read("She said prices would fall.");
  const hashes = featuresIn(reading, finding(), 3);
  const [first = 0, second = 0] = hashes;
  const file = packConfidence({
    hashes: [first, second],
    claim: Float32Array.of(-1, 3, -0.5),
    content: Float32Array.of(0, 0, 0),
    kind: [9],
  });
  const judge = openConfidence(file)(reading, [], [finding()]);
  expect(judge.of(finding()).claim).toBeCloseTo(1 / (1 + Math.exp(-1.5)));
  expect(judge.of(finding()).content).toBe(0.5);
  expect(judge.reasons(finding())).toEqual([
    { feature: featureName(0), weight: 3 },
    { feature: featureName(1), weight: -0.5 },
  ]);
  expect(judge.of(finding({ source: null, cue: { first: 1, end: 2, sure: 0.1 } })).claim).toBeLessThan(0.3);
});

describe("which findings are claims", () => {
  let readings: Reading;
  beforeAll(async () => {
    readings = await read("The claim that prices would fall was false.");
  });
  const at = (first: number, end: number) => finding({ content: { first, end } });
  const keptIn = (kind: TextKind, ...judged: [Finding, number, number][]) =>
    likelyClaims(
      judged.map(([one]) => one),
      {
        kind,
        of(one) {
          const [, claim = 0, content = 0] = judged.find(([other]) => other === one) ?? [];
          return { claim, content };
        },
      },
      readings,
    ).map(({ content, score }) => [content.first, score]);
  const kept = (...judged: [Finding, number, number][]) => keptIn(3, ...judged);

  test("those that are likely as a whole, with their probability", () => {
    expect(kept([at(2, 5), 0.5, 0.1], [at(8, 9), 0.1, 0.1])).toEqual([[2, 0.5]]);
  });

  test("of those with the same content the likeliest", () => {
    expect(kept([at(2, 5), 0.5, 0.1], [at(2, 5), 0.7, 0.1], [at(2, 6), 0.6, 0.1])).toEqual([
      [2, 0.7],
      [2, 0.6],
    ]);
  });

  test("which has to be higher outside news", () => {
    expect(keptIn(0, [at(2, 5), 0.4, 0.1])).toEqual([]);
    expect(keptIn(1, [at(2, 5), 0.4, 0.1])).toEqual([[2, 0.4]]);
    expect(keptIn(2, [at(2, 5), 0.3, 0.1])).toEqual([]);
    expect(keptIn(3, [at(2, 5), 0.3, 0.1])).toEqual([[2, 0.3]]);
    expect(keptIn(0, [at(2, 5), 0.2, 0.5])).toEqual([]);
    expect(keptIn(3, [at(2, 5), 0.1, 0.4])).toEqual([[2, 0.1]]);
  });

  test("those whose content is nearly certain, where nobody likelier says the same", () => {
    expect(kept([at(2, 5), 0.1, 0.9])).toEqual([[2, 0.1]]);
    expect(kept([at(2, 5), 0.1, 0.9], [at(4, 9), 0.6, 0.9])).toEqual([[4, 0.6]]);
    expect(kept([at(2, 4), 0.1, 0.9], [at(4, 9), 0.6, 0.9])).toEqual([
      [2, 0.1],
      [4, 0.6],
    ]);
    expect(kept([at(0, 30), 0.6, 0.9], [at(3, 5), 0.6, 0.9], [at(7, 9), 0.1, 0.9])).toEqual([
      [0, 0.6],
      [3, 0.6],
    ]);
  });

  test("those of rules, without a probability", () => {
    const [one] = likelyClaims(
      [finding({ by: "turn" })],
      { kind: 3, of: () => ({ claim: 0, content: 0 }) },
      readings,
    );
    expect(one).toEqual(finding({ by: "turn" }));
  });

  test("nouns of the lexicon with their clause, when the model is sure of them", () => {
    const word: Cue = { lemma: "claim", frames: new Set(["noun"]), certainty: "asserted" };
    const noun = (sure: number) =>
      finding({ word, cue: { first: 1, end: 2, sure }, content: { first: 2, end: 6 } });
    expect(kept([noun(0.7), 0.1, 0.1])).toEqual([[2, 0.1]]);
    expect(kept([noun(0.3), 0.1, 0.1])).toEqual([]);
  });

  test("not those that are almost certainly wrong as a whole", () => {
    expect(kept([at(2, 5), 0.01, 0.99])).toEqual([]);
  });
});

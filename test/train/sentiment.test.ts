import { describe, expect, test } from "vitest";
import { POS_TAGS } from "../../src/core/tokens.ts";
import { detectSentence } from "../../src/stages/sentiment/detectors.ts";
import { judgeTarget } from "../../src/stages/sentiment/target.ts";
import { openVocabulary } from "../../src/stages/sentiment/vocabulary.ts";
import { calibrate, correlation, macroF1 } from "../../src/train/sentiment/calibrate.ts";
import type { Example } from "../../src/train/sentiment/examples.ts";
import { seededRandom } from "../../src/train/sentiment/random.ts";
import { toModel } from "../../src/train/sentiment/to-model.ts";
import { trainNetwork } from "../../src/train/sentiment/train-network.ts";

const WORDS = ["the", "praised", "attacked", "met", "a", "?"];
const SIZES = { dimensions: 9, width: 8, hidden: 4 };
const UNSET = { negative: -0.2, positive: 0.2 };
const vocabulary = openVocabulary(WORDS);

/** Sentences of a verb and its object, which is judged by the verb and whether it is negated, among words that say nothing. */
function examples(count: number): Example[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, i): Example => {
    const meant = i % 3;
    const verb = [2, 3, 1][meant] ?? 3;
    const negated = Uint8Array.from([0, 0, i % 2, 0, 0, 0]);
    const label = i % 2 === 1 ? 2 - meant : meant;
    const filler = () => (random() < 0.5 ? 0 : 4);
    const ids = Int32Array.from([filler(), vocabulary.name, verb, vocabulary.name, filler(), filler()]);
    const zeros = () => new Uint8Array(ids.length);
    const named = Uint8Array.from([0, 1, 0, 1, 0, 0]);
    const pos = new Uint8Array(ids.length).fill(POS_TAGS.indexOf("NOUN"));
    return {
      reading: { ids, pos, clause: new Int32Array(ids.length), negated, inQuotes: zeros(), named },
      lower: Array.from(ids, (id) => WORDS[id] ?? "name"),
      sentence: { first: 0, end: ids.length },
      target: { first: 3, end: 4 },
      label,
      tone: label - 1,
      weight: 1,
      toneWeight: 1,
      set: "newsmtsc",
      several: false,
      tenth: 1,
    };
  });
}

function train() {
  const random = seededRandom(3);
  const vectors = Float32Array.from({ length: WORDS.length * SIZES.dimensions }, () => random() * 2 - 1);
  // The last number of a vector is the polarity, times four.
  [0, 3, -3, 0, 0, 0].forEach((polarity, id) => {
    vectors[(id + 1) * SIZES.dimensions - 1] = polarity;
  });
  const plan = { sizes: SIZES, vocabulary, vectors, rounds: 30, seed: 1, onRound: () => undefined };
  return toModel(SIZES, WORDS, trainNetwork(examples(300), plan), { target: UNSET, sentence: UNSET });
}

describe("training the sentiment model", () => {
  test("what training has learned, the stage finds: both run one network", () => {
    const { model } = train();
    const right = examples(60).filter(({ reading, sentence, target, label }) => {
      const detected = detectSentence(model, reading, sentence, new Float32Array(0));
      const odds = judgeTarget(model, reading, sentence, target, detected);
      return Math.max(...odds) === odds[label ?? 1];
    });
    expect(right.length).toBe(60);
  });

  test("a target that reaches over an end of its sentence is judged by what is left of the sentence", () => {
    const { model } = train();
    const [example] = examples(1);
    if (!example) throw new Error("no example");
    const { reading } = example;
    const sentence = { first: 1, end: 5 };
    const detected = detectSentence(model, reading, sentence, new Float32Array(0));
    for (let first = 0; first < 5; first++)
      for (let end = Math.max(first, sentence.first) + 1; end <= 6; end++) {
        const odds = judgeTarget(model, reading, sentence, { first, end }, detected);
        expect(odds[0] + odds[1] + odds[2]).toBeCloseTo(1, 6);
      }
  });

  test("gives the same bytes every time", () => {
    const [one, two] = [train(), train()];
    expect(one.bytes).toEqual(two.bytes);
    expect(one.model.tensors).toEqual(two.model.tensors);
  });
});

describe("calibration", () => {
  const judged = [-0.9, -0.5, -0.3, -0.1, 0, 0.1, 0.2, 0.5, 0.8].map((score) => ({
    score,
    label: score < -0.35 ? 0 : score > 0.25 ? 2 : 1,
  }));

  test("finds thresholds that part the labels", () => {
    const thresholds = calibrate([judged]);
    expect(macroF1(judged, thresholds)).toBe(1);
    expect(thresholds.negative).toBeLessThan(-0.3);
    expect(thresholds.positive).toBeGreaterThan(0.2);
  });

  test("correlation is Pearson's", () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
    expect(correlation([1, 1, 1], [1, 2, 3])).toBe(0);
  });
});

import { expect, test } from "vitest";
import { FORM_FEATURES } from "../../src/stages/checkworthiness/form.ts";
import { openWorth, packWorth, worthOf } from "../../src/stages/checkworthiness/model.ts";
import { fitWorth } from "../../src/train/checkworthy/fit.ts";
import { measureWorth } from "../../src/train/checkworthy/measure.ts";

const form = new Float64Array(FORM_FEATURES.length);
const examples = Array.from({ length: 40 }, (_, i) => ({
  hashes: Uint32Array.from([i % 2 === 0 ? 11 : 12, 13]),
  form,
  worth: i % 2 === 0,
  weight: 1,
}));

test("the same examples give the same bytes, and a packed model keeps the order of its scores", () => {
  const pack = () => {
    const { weights, form: formWeights } = fitWorth(examples);
    return packWorth(weights, formWeights, 0);
  };
  expect(pack()).toEqual(pack());
  const model = openWorth(pack());
  const score = (word: number) =>
    worthOf(model, { hashes: Uint32Array.from([word, 13]), tokens: new Int32Array(2), count: 2 }, form);
  expect(score(11)).toBeGreaterThan(score(12));
  expect(model.weightOf(99)).toBe(0);
});

test("figures of a perfect order", () => {
  const answers = [0.9, 0.8, 0.2, 0.1].map((probability) => ({ probability, worth: probability > 0.5 }));
  expect(measureWorth(answers)).toBe(
    "average precision 100.0, F1 at 0.5 100.0, calibration error 15.0 (4 sentences, 2 worth checking)",
  );
});

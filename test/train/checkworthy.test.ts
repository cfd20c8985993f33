import { expect, test } from "vitest";
import { FORM_FEATURES } from "../../src/stages/checkworthiness/form.ts";
import { openWorth, packWorth, scoresOf, worthOf } from "../../src/stages/checkworthiness/model.ts";
import { cellOf, packTable, SCORERS } from "../../src/stages/checkworthiness/table.ts";
import { fitWorth, type WorthExample } from "../../src/train/checkworthy/fit.ts";
import { measureWorth } from "../../src/train/checkworthy/measure.ts";
import { minimize } from "../../src/train/lbfgs.ts";

const form = new Float64Array(FORM_FEATURES.length);
const examples = Array.from(
  { length: 40 },
  (_, i): WorthExample => ({
    hashes: Int32Array.from([i % 2 === 0 ? 11 : 12, i < 20 ? 13 : 14]),
    form,
    answers:
      i < 20
        ? { spoken: (i + 1) % 2, prepared: null, kind: 0 }
        : { spoken: null, prepared: (i + 1) % 2, kind: 1 },
    source: i < 20 ? "debate" : "speech",
  }),
);
const vectors = { words: ["tax", "hope"], vectors: Float32Array.of(1, -1), dimensions: 1 };

const pack = () => {
  const { features, form: formWeights } = fitWorth(examples, vectors);
  return packWorth(features, formWeights, { sharpness: 1, prepared: { factor: 2, shift: -1 } });
};
const scoresBy = (file: Uint8Array, ...hashes: number[]) => {
  const model = openWorth(file);
  const scores = new Float64Array(SCORERS.length);
  scoresOf(
    model,
    { hashes: Int32Array.from(hashes), tokens: new Int32Array(hashes.length), count: hashes.length },
    form,
    scores,
  );
  const [worth, prepared] = [false, true].map((whole) => worthOf(model, scores, whole));
  return { worth, prepared, asPrepared: scores[1] ?? 0, kind: scores[2] ?? 0 };
};

test("the same examples give the same bytes", () => {
  expect(pack()).toEqual(pack());
});

test("a packed model keeps the order of its scores, and tells speeches from debates", () => {
  const file = pack();
  expect(scoresBy(file, 11, 13).worth).toBeGreaterThan(scoresBy(file, 12, 13).worth as number);
  expect(scoresBy(file, 11, 14).kind).toBeGreaterThan(scoresBy(file, 11, 13).kind);
});

test("in a text that is prepared as a whole only the second scorer counts", () => {
  const { prepared, asPrepared } = scoresBy(pack(), 11, 13);
  expect(prepared).toBe(2 * asPrepared - 1);
});

test("a feature counts once", () => {
  const file = pack();
  expect(scoresBy(file, 11, 11, 11)).toEqual(scoresBy(file, 11));
});

test("a feature that training did not see has no cell", () => {
  const table = packTable([{ hash: 0xabcd0011, weights: [1, 2, 3], rarity: 4 }]);
  expect(cellOf(table, 0xabcd0011)).toBeGreaterThanOrEqual(0);
  expect(cellOf(table, 0xbbcd0011)).toBe(-1);
});

test("the least of a bowl is found", () => {
  const at = minimize(2, ([x = 0, y = 0], gradient) => {
    gradient[0] = 2 * (x - 3);
    gradient[1] = 20 * (y + 1);
    return (x - 3) ** 2 + 10 * (y + 1) ** 2;
  });
  expect(at[0]).toBeCloseTo(3, 2);
  expect(at[1]).toBeCloseTo(-1, 2);
});

test("figures of a perfect order", () => {
  const answers = [0.9, 0.8, 0.2, 0.1].map((probability) => ({ probability, worth: probability > 0.5 }));
  expect(measureWorth(answers)).toBe(
    "average precision 100.0, F1 at 0.5 100.0, calibration error 15.0 (4 sentences, 2 worth checking)",
  );
});

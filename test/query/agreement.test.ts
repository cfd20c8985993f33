import fc from "fast-check";
import { expect, test } from "vitest";
import { cohensKappa, intervalAlpha, nominalAlpha } from "../../src/query/difference/agreement.ts";

test.each([
  ["nominal data of Krippendorff (2011), part B", "aabbdcccedda", "babbbcccedDd".toLowerCase(), 0.692],
  ["his binary data, part A", "0100000010", "1110010000", 0.095],
])("alpha of categories: %s", (_what, a, b, value) => {
  const alpha = nominalAlpha();
  [...a].forEach((label, i) => {
    alpha.add(label, b[i] ?? "");
  });
  expect(alpha.read().value).toBeCloseTo(value, 3);
});

test("kappa of Cohen's 2 × 2 table 20, 5, 10, 15", () => {
  const kappa = cohensKappa();
  for (const [a, b, times] of [
    ["y", "y", 20],
    ["y", "n", 5],
    ["n", "y", 10],
    ["n", "n", 15],
  ] as const)
    for (let i = 0; i < times; i++) kappa.add(a, b);
  expect(kappa.read()).toEqual({ units: 50, value: 0.4 });
});

test("alpha of numbers is that of the definition, pair by pair", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
        minLength: 2,
        maxLength: 12,
      }),
      (pairs) => {
        const alpha = intervalAlpha();
        for (const [a, b] of pairs) alpha.add(a, b);
        const values = pairs.flat();
        let expected = 0;
        values.forEach((v, i) => {
          values.forEach((w, j) => {
            if (i !== j) expected += (v - w) ** 2;
          });
        });
        expected /= values.length * (values.length - 1);
        const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / pairs.length;
        const { value } = alpha.read();
        if (expected === 0) expect(value).toBeNull();
        else expect(value).toBeCloseTo(1 - observed / expected, 3);
      },
    ),
  );
});

test("where nothing varies there is nothing to agree upon", () => {
  const kappa = cohensKappa();
  const alpha = nominalAlpha();
  for (const measure of [kappa, alpha]) {
    expect(measure.read().value).toBeNull();
    measure.add("a", "a");
    expect(measure.read()).toEqual({ units: 1, value: null });
  }
});

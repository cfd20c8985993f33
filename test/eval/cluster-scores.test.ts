import fc from "fast-check";
import { expect, test } from "vitest";
import { bCubed, bestAssignment, ceafE } from "../../src/eval/cluster-scores.ts";

const groups = (...texts: string[]) => texts.map((text) => new Set(text));

// The example of Luo (2005), "On Coreference Resolution Performance Metrics": key {1-5}{6,7}{8,9,A,B,C}, responses that join its parts.
const KEY = groups("12345", "67", "89ABC");

test.each([
  ["two small groups joined", groups("12345", "6789ABC"), 0.865, 0.733],
  ["two large groups joined", groups("1234589ABC", "67"), 0.737, 0.667],
  ["everything joined", groups("123456789ABC"), 0.545, 0.294],
])("%s: B³ and CEAF-e as Luo has them", (_, response, b3, ceaf) => {
  const f1 = ({ foundRight, found, wantedRight, wanted }: ReturnType<typeof bCubed>) => {
    const [p, r] = [foundRight / found, wantedRight / wanted];
    return (2 * p * r) / (p + r);
  };
  expect(f1(bCubed(KEY, response))).toBeCloseTo(b3, 3);
  expect(f1(ceafE(KEY, response))).toBeCloseTo(ceaf, 3);
});

test("the best pairing is the best of all pairings", () => {
  const all = (worth: number[][], row: number, used: number): number => {
    const next = worth[row];
    if (!next) return 0;
    let best = all(worth, row + 1, used);
    next.forEach((value, j) => {
      if ((used & (1 << j)) === 0) best = Math.max(best, value + all(worth, row + 1, used | (1 << j)));
    });
    return best;
  };
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: columns, maxLength: columns }),
          {
            minLength: rows,
            maxLength: rows,
          },
        ),
      ),
      (worth) => {
        expect(bestAssignment(worth, worth[0]?.length ?? 0)).toBeCloseTo(all(worth, 0, 0), 9);
      },
    ),
  );
});

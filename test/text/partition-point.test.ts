import fc from "fast-check";
import { expect, test } from "vitest";
import { partitionPoint } from "../../src/text/partition-point.ts";

test("is how many of a sorted list stand before a bound, whatever the list", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: -1, max: 21 }),
      (list, bound) => {
        const sorted = list.toSorted((a, b) => a - b);
        const before = sorted.filter((value) => value < bound).length;
        expect(partitionPoint(sorted.length, (i) => (sorted[i] ?? 0) < bound)).toBe(before);
      },
    ),
  );
});

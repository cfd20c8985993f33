import fc from "fast-check";
import { expect, test } from "vitest";
import { cutTo, visible, widthOf } from "../../src/cli/visible-text.ts";

test.each([
  ["\u001b[31mred\u001b[0m", "␛[31mred␛[0m"],
  ["a\nb\tc\u0000", "a␊b␉c␀"],
  ["user\u202egnp.exe", "user<U+202E>gnp.exe"],
  ["\u009b2J\u007f", "<U+009B>2J<U+007F>"],
  ["zero\u200bwidth\ufeff\u{e0041}", "zero<U+200B>width<U+FEFF><U+E0041>"],
  ["half \ud83d pair", "half <U+D83D> pair"],
  ["Côte d’Ivoire 😀 مالي 北京", "Côte d’Ivoire 😀 مالي 北京"],
])("shows %j harmlessly", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("whatever comes in, no control, no turn of direction and no half of a pair comes out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = visible(text);
      expect(shown).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      expect(Buffer.from(shown, "utf8").toString("utf8")).toBe(shown);
    }),
  );
});

test("width counts columns, and cutting keeps within them", () => {
  expect([widthOf("abc"), widthOf("北京"), widthOf("e\u0301"), widthOf("😀")]).toEqual([3, 4, 1, 2]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, columns) => {
      expect(widthOf(cutTo(text, columns))).toBeLessThanOrEqual(Math.max(columns, 1));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { mapOffsets, toCodepoint, toUtf16 } from "../../src/schema/offset-units.ts";

// Any string at all, lone surrogates included.
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("😀", "\ud83d", "\ude00", "é", "👩‍👩‍👧", "\u202e"),
    ),
  )
  .map((parts) => parts.join(""));

test("code point offsets slice to the same text as UTF-16 offsets", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const points = [...text];
      const start = Math.min(a, b) % (points.length + 1);
      const end = start + (Math.max(a, b) % (points.length - start + 1));
      const unit = toUtf16(text);
      expect(text.slice(unit(start), unit(end))).toBe(points.slice(start, end).join(""));
    }),
  );
});

test("going to UTF-16 and back changes nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const there = toUtf16(text);
      const back = toCodepoint(text);
      for (let point = 0; point <= [...text].length; point++) expect(back(there(point))).toBe(point);
    }),
  );
});

test("an offset behind the end stays behind the end", () => {
  expect(toUtf16("😀")(9)).toBeGreaterThan("😀".length);
});

test("only numbers named start and end are changed, at any depth", () => {
  const convert = toCodepoint("😀x");
  expect(
    mapOffsets(
      [{ start: 2, end: 3, n: 2, interval: { start: "2025", end: null }, in: { start: 2 } }],
      convert,
    ),
  ).toEqual([{ start: 1, end: 2, n: 2, interval: { start: "2025", end: null }, in: { start: 1 } }]);
});

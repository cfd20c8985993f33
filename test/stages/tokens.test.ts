import fc from "fast-check";
import { expect, test } from "vitest";
import { POS_TAGS } from "../../src/core/tokens.ts";
import { tokens } from "../../src/stages/tokens/index.ts";
import { tokenize } from "../../src/stages/tokens/tokenize.ts";
import { openWink } from "../../src/stages/tokens/wink.ts";

const wink = openWink();
const read = (text: string) => tokenize(text, wink.read);

test("contractions, abbreviations and possessives are cut as the guidelines of most data sets have it", () => {
  expect(read("Mr. Obi can't go to Mali’s U.S. embassy.").surface).toEqual([
    "Mr.",
    "Obi",
    "ca",
    "n't",
    "go",
    "to",
    "Mali",
    "’s",
    "U.S.",
    "embassy",
    ".",
  ]);
});

test("parts of speech come along", () => {
  const { pos } = read("The leaders met.");
  expect([...pos].map((tag) => POS_TAGS[tag])).toEqual(["DET", "NOUN", "VERB", "PUNCT"]);
});

// Any text: white space of all kinds, characters that wink drops, emoji, marks, lone surrogates.
const piece = fc.oneof(
  fc.lorem({ maxCount: 4 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\v",
    "\f",
    "\u1680",
    "\u2000",
    "\u2007",
    "\u2028",
    "\u3000",
    "\ufeff",
    "\u00a0",
    "\r\n",
    "\n\n",
    "👩‍👩‍👧",
    "e\u0301",
    "\u202e",
    "\ud800",
    "can't",
    "U.S.",
    "“",
    "’s",
    "--",
    "a".repeat(300),
  ),
);
test("tokens lie in order in the text, do not overlap, and leave out nothing but white space", () => {
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      const text = parts.join(" ");
      const { count, starts, ends, surface } = read(text);
      let at = 0;
      for (let i = 0; i < count; i++) {
        expect(starts[i]).toBeGreaterThanOrEqual(at);
        expect(text.slice(at, starts[i]).trim()).toBe("");
        at = ends[i] ?? 0;
        expect(text.slice(starts[i], at)).toBe(surface[i]);
      }
      expect(text.slice(at).trim()).toBe("");
    }),
    { numRuns: 300 },
  );
});

test("a document reads the same whatever was read before it", async () => {
  const annotate = await tokens().open();
  const doc = (text: string) => ({ id: "x", source: { uri: "x" }, text, meta: {}, given: {}, problems: [] });
  // The stage reads the language only to be skipped for others.
  const layers = {} as Parameters<typeof annotate>[1];
  const texts = [
    "Xq-zzy's 12x-b/4 Foo.bar can't Qux’s",
    "foo.bar FOO.BAR xq-zzy 12X-B qux’s",
    "Zzyzx@x.org #Foo-Bar e-mail re-Xq-zzy",
  ];
  const alone = [];
  for (const text of texts) alone.push(await (await tokens().open())(doc(text), layers, () => {}));
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    for (const i of order) expect(await annotate(doc(texts[i] ?? ""), layers, () => {})).toEqual(alone[i]);
  }
});

test("a document reads the same after a quarter of a million words that no lexicon has", () => {
  const text = "Mr. Xq-zzy can't re-enter Foo.bar’s 12x-b/4, e-mail said on 3/4/2021.";
  const before = read(text);
  // wink's lexicon is renewed more often than wink itself bears.
  for (let i = 0; i < 250; i++) read(Array.from({ length: 1000 }, (_, k) => `zq${i}x${k}v`).join(" "));
  expect(read(text)).toEqual(before);
});

test.each([
  ["a run without white space", "x".repeat(200_000)],
  ["hyphens", "a-".repeat(100_000)],
  ["quotation marks", '"'.repeat(100_000)],
  ["single letters", "A ".repeat(100_000)],
])("reads %s whole", (_what, text) => {
  const { count, ends } = read(text);
  expect(ends[count - 1]).toBe(text.trimEnd().length);
});

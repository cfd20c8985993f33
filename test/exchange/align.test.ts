import { expect, test } from "vitest";
import { alignMarks } from "../../src/exchange/align.ts";
import type { Align } from "../../src/exchange/format.ts";
import { openLosses } from "../../src/exchange/losses.ts";
import type { Mark } from "../../src/exchange/marks.ts";
import { tokenize } from "../../src/exchange/tokenize.ts";

const TEXT = "🇲🇱 Mali’s anti-French “coup” of 3.5 men";
const tokens = tokenize(TEXT);
const words = tokens.map(({ start, end }) => TEXT.slice(start, end));

const mark = (text: string): Mark => {
  const start = TEXT.indexOf(text);
  return {
    layer: "entities",
    id: "e0",
    of: null,
    start,
    end: start + text.length,
    text,
    label: "LOC",
    fields: {},
  };
};

test("tokens part words, clitics and hyphens", () => {
  expect(words.slice(-11)).toEqual([
    "Mali",
    "’s",
    "anti",
    "-",
    "French",
    "“",
    "coup",
    "”",
    "of",
    "3.5",
    "men",
  ]);
});

test.each<[Align, string, string | null, string | null]>([
  ["strict", "Mali", "Mali", null],
  ["strict", "ali’s", null, "entities not on token borders, left out"],
  ["expand", "ali’s ant", "Mali’s anti", "entities not on token borders, expanded"],
  ["contract", "ali’s ant", "’s", "entities not on token borders, contracted"],
  ["contract", "al", null, "entities not on token borders, left out"],
])("%s puts %s on %s and says %s", (align, text, expected, loss) => {
  const losses = openLosses();
  const [aligned] = alignMarks([mark(text)], tokens, align, losses);
  const range = aligned && TEXT.slice(tokens[aligned.first]?.start, tokens[aligned.end - 1]?.end);
  expect(range ?? null).toBe(expected);
  expect([...losses.counts.keys()]).toEqual(loss === null ? [] : [loss]);
});

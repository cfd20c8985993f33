import { describe, expect, test } from "vitest";
import { parseFilter } from "../../src/exchange/filter.ts";
import { aRecord } from "../record-for-tests.ts";

const record = aRecord({
  published: "2025-12-23T08:00:00Z",
  meta: { topic: ["war", "oil"], words: 12, "a-b": true },
});

describe("a filter", () => {
  test.each([
    ["language = en", true],
    ["language != en", false],
    ["language = en and published >= 2024-01-01", true],
    ["published < 2024", false],
    ["label in (ORG, PERSON)", true],
    ["label in (ORG)", false],
    ["not label = ORG", true],
    ["label = ORG or score > 0.5 and language = en", true],
    ["(label = ORG or score > 0.5) and language = de", false],
    ["text contains 'MONDAY'", true],
    ["meta.topic = oil", true],
    ["meta.words >= 9", true],
    ["meta.words >= nine", false],
    ["meta.a-b = true", true],
    ["meta.none != x", false],
    ['entity = "Ada" AND LANGUAGE = en', null],
    ["certainty = asserted and sentiment = neutral", true],
  ])("%s", (source, expected) => {
    if (expected === null) expect(() => parseFilter(source)).toThrow(/expected a field/);
    else expect(parseFilter(source)(record)).toBe(expected);
  });

  test.each([
    ["language", "expected one of = != < <= > >= contains in, got the end"],
    ["language = ", "expected a value, got the end"],
    ["language = en published = 2024", 'expected "and", "or" or the end, got "published" at 15'],
    ["(language = en", 'expected ")", got the end'],
    ["label in PERSON", 'expected "(", got "PERSON" at 10'],
    ["colour = red", "expected a field"],
    ["language == en", 'expected a value, got "=" at 11'],
    ["constructor = x", "expected a field"],
    [`${"(".repeat(5000)}`, "at most 100"],
  ])("says what is wrong with %s", (source, message) => {
    expect(() => parseFilter(source)).toThrow(message);
  });
});

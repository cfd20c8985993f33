import { expect, test } from "vitest";
import { excerpt } from "../../src/io/excerpt.ts";
import { jsonFault } from "../../src/io/json-fault.ts";
import { readOne } from "./in-folder.ts";

test.each([
  [
    "a.jsonl",
    "\n[1]",
    'Row 2 is not a JSON object: expected {"text": "…"}, got an array. Mend the row or leave it out.',
  ],
  [
    "a.jsonl",
    '{"text": b}',
    'Row 1 is not a JSON object: expected a value, got "b" at column 10. Mend the row or leave it out.',
  ],
  [
    "a.jsonl",
    '{"body": "x"}',
    'Row 1 has no text: expected a string in its field "text", got only the fields body. Name the right field with --field text=NAME, or leave the row out.',
  ],
  [
    "a.csv",
    'text,n\n"a,1\nb,2\n',
    "The quote that opens in line 2 is never closed, so nothing from line 2 on was read. Close it, or write a quote inside a field twice.",
  ],
  [
    "a.csv",
    "text,n\na\n",
    "Row 2 does not fit the header: expected 2 fields, got 1. Mend the row or leave it out.",
  ],
  [
    "a.txt.gz",
    "",
    "a.txt.gz is not a whole gzip file: unexpected end of file. What came before is read; get the file anew.",
  ],
])("%s %j", async (name, made, expected) => {
  const { problems } = await readOne(name, made);
  expect(problems.map(({ message }) => message)).toEqual([expected]);
});

test.each([
  ["{", 2, 'expected a name in quotes or "}", got the end'],
  ['{"a"', 5, "expected a colon, got the end"],
  ['{"a":1,}', 8, 'expected a name in quotes, got "}"'],
  ["[1 2]", 4, 'expected a comma or "]", got "2"'],
  ["[1,]", 4, 'expected a value, got "]"'],
  ["[}", 2, 'expected a value or "]", got "}"'],
  ['{"a":"b', 6, "a string that is not closed"],
  ['"a\tb"', 3, "a control character inside a string, which must be written as an escape"],
  ['"\\x"', 2, 'an unknown escape "\\x"'],
  ["01", 2, 'expected the end of the row, got "1"'],
  ["[] 😀", 4, 'expected the end of the row, got "😀"'],
  ["nul", 1, 'expected a value, got "n"'],
])("the fault of %s", (json, column, message) => {
  expect(() => JSON.parse(json)).toThrow();
  expect(jsonFault(json)).toEqual({ column, message });
});

test("quotes no more than a little of the input, and nothing that a terminal acts upon", () => {
  expect(excerpt("a\u001b[31m\u202eb\n")).toBe("a [31m b ");
  expect([...excerpt("😀".repeat(1000))]).toHaveLength(40);
  expect(excerpt("a\ud83d")).toBe("a\ufffd");
});

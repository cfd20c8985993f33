import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Mark, markedText } from "../../src/cli/marked-text.ts";
import { pagerOf, terminalOf } from "../../src/cli/terminal.ts";
import { widthOf } from "../../src/cli/visible-text.ts";
import { aRecord } from "../record-for-tests.ts";
import { copydesk, temporaryFolder } from "./run-cli.ts";

const SAMPLE = "annotations/sample/corpus.jsonl";
/** What changes colour (ECMA-48). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape character is what it looks for.
const SGR = /\u001b\[[\d;]*m/g;
const show = (args: readonly string[], env: Record<string, string> = {}) =>
  copydesk(["show", ...args], { env });
const file = (...records: object[]) => {
  const path = join(temporaryFolder(), "records.jsonl");
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return path;
};

test("without colour, spans stand in brackets with their labels, and lists tell the ids", () => {
  const { code, stdout } = show([file(aRecord())]);
  expect(code).toBe(0);
  expect(stdout).toBe(`a · a.txt · en · dates count from 2025-12-23 (published) · test, copydesk 0.1.0

[Ada PERSON] met [Bo PERSON] on [Monday DATE 2025-12-22]. “[Fine c0],”
[said c0 cue] [[Ada PERSON] c0 source].

entities
  e0 Ada PERSON 0.90
  e1 Bo PERSON 0.90
  e2 Ada PERSON 0.90

dates
  d0 Monday DATE 2025-12-22 2025-12-22 to 2025-12-23

claims
  c0 Ada, said: Fine asserted, no tense, 0.10
`);
});

test("colour comes with a legend, from FORCE_COLOR, and not with NO_COLOR", () => {
  const coloured = show([SAMPLE, "70249d2c31293a34"], { FORCE_COLOR: "1" }).stdout;
  // Inside a claim it is underlined, too, which comes first.
  expect(coloured).toContain("38;5;36mMali\u001b[0m");
  expect(coloured).toMatch(/ORG.*GPE.*date.*source.*cue.*claim/);
  expect(show([SAMPLE, "70249d2c31293a34"], { NO_COLOR: "1" }).stdout).not.toContain("\u001b");
});

test("lines keep to the width of the terminal", () => {
  const { stdout } = show([SAMPLE], { COLUMNS: "50" });
  const long = stdout.split("\n").filter((line) => widthOf(line) > 50 && line.trim().includes(" "));
  expect(long.filter((line) => !line.includes("["))).toEqual([]);
});

test("--layer chooses, and an unknown layer or id is told with what there is", () => {
  const path = file(aRecord());
  expect(show([path, "a", "--layer", "dates"]).stdout).not.toContain("PERSON");
  expect(show([path, "a", "--layer", "sentiment,sentences"]).stdout).toContain(
    "[[“Fine,” said Ada. 0.40] s1]",
  );
  expect(show([path, "a", "--layer", "verbs"]).stderr).toMatch(/no layer "verbs".*title, dateline/);
  const { code, stderr } = show([path, "b"]);
  expect(code).toBe(2);
  expect(stderr).toContain('no record with the id "b"');
});

test("hostile text cannot reach the terminal", () => {
  const text = "\u001b[2J\u001b]0;title\u0007 a\u202eb\u2066c \u009b1A\r x\u0000";
  const hostile = aRecord({
    id: "\u001b[31m",
    text,
    entities: [
      { id: "e0", start: 0, end: 4, text: "\u001b[2J", label: "ORG", score: 1, referent: null, by: "\u001b" },
    ],
    claims: [],
    dates: [],
    problems: [{ stage: "\u001b", code: "encoding", message: "\u001b[8m\u202e" }],
    meta: { x: "\u001b" },
  });
  // Line ends are ours, and in colour so are the sequences that change it.
  const unsafe = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
  for (const env of [{ NO_COLOR: "1" }, { FORCE_COLOR: "1" }]) {
    const { stdout } = show([file(hostile)], env);
    expect(stdout.replace(SGR, "")).not.toMatch(unsafe);
    expect(stdout).toContain("␛]0;title␇");
  }
});

test("marks may overlap in any way: the text is there to the character", () => {
  const marks = fc.array(
    fc.record({
      start: fc.nat(30),
      end: fc.nat(40),
      style: fc.constantFrom("claim", "date", "source"),
      label: fc.constant("X"),
    }),
  ) as fc.Arbitrary<Mark[]>;
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z \n]{0,40}$/),
      marks,
      fc.integer({ min: 5, max: 60 }),
      (text, list, width) => {
        const bare = text.replace(/\s+/g, "");
        expect(markedText(text, list, width, false).replaceAll(" X]", "").replace(/[[\s]/g, "")).toBe(bare);
        expect(markedText(text, list, width, true).replace(SGR, "").replace(/\s/g, "")).toBe(bare);
      },
    ),
  );
});

test("ten thousand spans take no longer than they should", () => {
  const text = "word ".repeat(10_000);
  const marks = Array.from(
    { length: 10_000 },
    (_, i): Mark => ({ start: i, end: 50_000 - i, style: "claim", label: "c" }),
  );
  const started = performance.now();
  markedText(text, marks, 80, true);
  markedText(text, marks, 80, false);
  expect(performance.now() - started).toBeLessThan(5000);
});

test.each([
  [{}, { isTTY: true, columns: 70 }, { colour: true, width: 70 }],
  [{}, { isTTY: true, columns: 300 }, { colour: true, width: 100 }],
  [{ NO_COLOR: "1" }, { isTTY: true, columns: 70 }, { colour: false, width: 70 }],
  [{ NO_COLOR: "" }, { isTTY: true, columns: 70 }, { colour: true, width: 70 }],
  [{ TERM: "dumb" }, { isTTY: true, columns: 70 }, { colour: false, width: 70 }],
  [{ FORCE_COLOR: "1", COLUMNS: "40" }, {}, { colour: true, width: 40 }],
  [{ FORCE_COLOR: "0" }, { isTTY: true }, { colour: false, width: 80 }],
  [{}, {}, { colour: false, width: 80 }],
])("%j on %j is %j", (environment, output, terminal) => {
  expect(terminalOf(environment, output)).toEqual(terminal);
});

test.each([
  [{}, true, "less"],
  [{ PAGER: "most -s" }, true, "most -s"],
  [{ PAGER: "cat" }, true, null],
  [{ PAGER: "" }, true, null],
  [{ PAGER: "less" }, undefined, null],
])("with %j, on a terminal: %s, pages through %s", (environment, isTTY, pager) => {
  expect(pagerOf(environment, isTTY)).toBe(pager);
});

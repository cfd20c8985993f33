import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { aRecord } from "../record-for-tests.ts";
import { copydesk } from "./run-cli.ts";

const sound = () => {
  const record = aRecord();
  return {
    ...record,
    source: { ...record.source, sha256: createHash("sha256").update(record.text).digest("hex") },
  };
};
const check = (...lines: unknown[]) =>
  copydesk(["check", "-"], {
    input: lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
  });

test("sound records pass in silence", () => {
  const { code, stdout, stderr } = check(sound(), { ...sound(), id: "b" });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toMatch(/2 records checked, no breach/);
});

test("every breach is told with line, id and path", () => {
  const wrong = structuredClone(sound());
  Object.assign(wrong.entities?.[0] ?? {}, { text: "Eve" });
  Object.assign(wrong.dates?.[0] ?? {}, { anchor: "d9" });
  const { code, stdout } = check(sound(), { ...wrong, id: "b" });
  expect(code).toBe(1);
  expect(stdout.trim().split("\n")).toEqual([
    expect.stringMatching(/^-:2 b entities\[0\]\.text: expected "Ada", which stands at 0\.\.3, got "Eve"$/),
    expect.stringMatching(/^-:2 b dates\[0\]\.anchor: d9 is not the id/),
  ]);
});

test.each([
  ["a line that is not JSON", "{", /^-:1 - -: is not JSON/],
  ["a field that is not in the schema", { ...sound(), extra: 1 }, /^-:1 a -: Unrecognized key: "extra"/],
  [
    "a label that is not in the schema",
    JSON.stringify(sound()).replace('"PERSON"', '"HUMAN"'),
    /^-:1 a entities\[0\]\.label: Invalid option/,
  ],
  ["a text that was changed", { ...sound(), text: `${sound().text} ` }, /source\.sha256: expected/],
])("finds %s", (_what, line, message) => {
  const { code, stdout } = check(line);
  expect(code).toBe(1);
  expect(stdout).toMatch(message);
});

test("finds an id that comes twice", () => {
  expect(check(sound(), sound()).stdout).toMatch(/^-:2 a id: the record at -:1 has this id already/);
});

test("a file that is not there is told without a stack trace", () => {
  const { code, stderr } = copydesk(["check", "no-such-run"]);
  expect(code).toBe(3);
  expect(stderr).toMatch(/no-such-run/);
  expect(stderr).not.toMatch(/\n\s+at /);
});

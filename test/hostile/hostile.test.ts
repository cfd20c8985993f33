import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE_CASES } from "./cases.ts";
import { makeCase, readAll } from "./read-case.ts";

/** No case has more than a few megabytes to read; 200 MB of zeros take most of it. */
const MOST_MILLISECONDS = 10_000;
/** Of what a message quotes and says together. */
const LONGEST_MESSAGE = 420;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "copydesk-hostile-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("bad input", () => {
  test("has a case of every name once, and at least forty", () => {
    expect(new Set(HOSTILE_CASES.map(({ name }) => name)).size).toBe(HOSTILE_CASES.length);
    expect(HOSTILE_CASES.length).toBeGreaterThanOrEqual(40);
  });

  HOSTILE_CASES.forEach((hostile, i) => {
    test.runIf(hostile.when?.() ?? true)(
      hostile.name,
      async () => {
        const folder = join(root, `${i}`);
        const { docs, problems, codes } = await readAll(makeCase(hostile, folder), folder);
        const { texts } = hostile.expect;
        expect(codes).toEqual(hostile.expect.problems);
        expect(docs.length).toBe(texts.length);
        docs.forEach(({ text }, k) => {
          const expected = texts[k];
          if (typeof expected === "function") expect(expected(text)).toBe(true);
          else expect(text).toBe(expected);
        });
        for (const { message } of [...problems, ...docs.flatMap((doc) => doc.problems)]) {
          expect(message.length).toBeLessThan(LONGEST_MESSAGE);
          expect(message).not.toMatch(/\p{Cc}/u);
          expect(message).not.toContain(root);
          expect(message).toMatch(/\.$/);
        }
      },
      MOST_MILLISECONDS,
    );
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copydesk, recordsOf, root } from "./cli/run-cli.ts";

const committed = readFileSync(join(root, "annotations/sample/corpus.jsonl"), "utf8");

/** The differences between two plain values, one a line: path, before, after. */
function differences(before: unknown, after: unknown, path: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (typeof before === "object" && typeof after === "object" && before && after) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      differences(
        (before as Record<string, unknown>)[key],
        (after as Record<string, unknown>)[key],
        `${path}.${key}`,
      ),
    );
  }
  return [`${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`];
}

function explain(before: string, after: string): string {
  const old = new Map(recordsOf(before).map((record) => [record.id, record]));
  const lines = recordsOf(after).flatMap((record) =>
    differences(old.get(record.id), record, String(record.id)),
  );
  return `annotations/sample/corpus.jsonl is not what the pipeline makes of corpus/ now.\nIf the change is meant, run npm run sample and commit it. First differences:\n${lines.slice(0, 20).join("\n")}`;
}

test.each([
  { workers: "1", env: { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" } },
  { workers: "2", env: { TZ: "America/St_Johns", LC_ALL: "C", LANG: "C" } },
])(
  "the sample is what the pipeline makes of corpus/, byte for byte ($workers workers, $env.TZ)",
  ({ workers, env }) => {
    const { code, stdout } = copydesk(["annotate", "corpus", "--out", "-", "--quiet", "--workers", workers], {
      env,
    });
    expect(code).toBe(0);
    expect(stdout === committed, stdout === committed ? "" : explain(committed, stdout)).toBe(true);
  },
);

test("the sample passes every check", () => {
  expect(copydesk(["check", "annotations/sample/corpus.jsonl"])).toMatchObject({ code: 0, stdout: "" });
});

test("the test would notice one changed character", () => {
  const changed = committed.replace('"label":"GPE"', '"label":"LOC"');
  expect(changed).not.toBe(committed);
  expect(explain(committed, changed)).toMatch(/entities\.\d+\.label: "GPE" became "LOC"/);
});

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_EXPORT_OPTIONS } from "../../src/exchange/format.ts";
import { EXPORTERS } from "../../src/exchange/formats.ts";
import { marksOf } from "../../src/exchange/marks.ts";
import { openOutput } from "../../src/exchange/open-output.ts";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { hardDocuments } from "./hard-documents.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const python = join(root, ".cache/interop/bin/python3");
const ready = existsSync(python);
// In CI the readers have to be there; on a laptop these tests are left out, aloud.
if (!ready && process.env.COPYDESK_CI === "1")
  throw new Error(".cache/interop is missing: .ci/run makes it.");
if (!ready)
  console.warn(
    "Other tools' readers are not installed: python3 -m venv .cache/interop && .cache/interop/bin/pip install -r test/interop/requirements.txt",
  );

const folder = mkdtempSync(join(tmpdir(), "copydesk-interop-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Python says of a format: how many documents and spans it read, and the first few that are not as they should be. */
interface Verdict {
  readonly documents: number;
  readonly spans: number;
  readonly wrong: readonly string[];
}

const sample: CopydeskRecord[] = readFileSync(join(root, "annotations/sample/corpus.jsonl"), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const records = [...sample, ...hardDocuments(200)];

describe.skipIf(!ready)("other tools read", () => {
  const verdicts: Record<string, Verdict> = {};

  beforeAll(async () => {
    for (const [name, load] of Object.entries(EXPORTERS)) {
      const format = await load();
      const output = openOutput(join(folder, name), format.shape);
      const exporter = format.open(output.sink, DEFAULT_EXPORT_OPTIONS);
      for (const record of records) await exporter.write(record);
      await exporter.end();
      output.commit();
    }
    const expected = records.map((record) => ({
      id: record.id,
      text: record.text,
      spans: marksOf(record).map(({ start, end, label, text, layer }) => ({
        start,
        end,
        label,
        text,
        layer,
      })),
    }));
    writeFileSync(join(folder, "expected.json"), JSON.stringify(expected));
    const { status, stdout, stderr } = spawnSync(
      python,
      [join(root, "test/interop/read_exports.py"), folder],
      { encoding: "utf8", env: { ...process.env, HF_HOME: join(folder, "hf"), HF_HUB_OFFLINE: "1" } },
    );
    if (status !== 0) throw new Error(stderr);
    Object.assign(verdicts, JSON.parse(stdout.slice(stdout.lastIndexOf("\n{") + 1)));
  }, 180_000);

  test.each(Object.keys(EXPORTERS))("%s, and find each annotation's text at its offsets", (name) => {
    const { documents, spans, wrong } = verdicts[name] ?? { documents: 0, spans: 0, wrong: ["not read"] };
    expect(wrong).toEqual([]);
    expect(documents).toBe(records.length);
    expect(spans).toBeGreaterThan(500);
  });
});

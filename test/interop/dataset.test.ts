import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { copydesk, root, temporaryFolder } from "../cli/run-cli.ts";

/** The Python that has the packages of requirements.txt. */
const python = join(root, ".cache/interop/bin/python3");
const there = existsSync(python);
/** Where the packages are made ready, a missing one is a failure. */
const wanted =
  process.env.COPYDESK_CI !== undefined && existsSync(join(root, "test/interop/requirements.txt"));
if (!there && !wanted) console.warn(`test/interop/dataset.test.ts is left out: there is no ${python}.`);

/** What the tools see in the folder; see dataset.py. */
function read(folder: string, cache: string) {
  const { status, stdout, stderr } = spawnSync(
    python,
    [join(root, "test/interop/dataset.py"), folder, cache],
    { encoding: "utf8", env: { ...process.env, HF_HUB_OFFLINE: "1", HF_DATASETS_OFFLINE: "1" } },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(!there && !wanted)("a data set folder", () => {
  const sample = join(root, "annotations/sample/corpus.jsonl");

  beforeAll(() => {
    if (!there) throw new Error(`There is no ${python}: make it with test/interop/requirements.txt.`);
  });

  test.each([["with text"], ["without text", "--no-text"]])(
    "%s loads with `datasets` and no code, with ClassLabels and right offsets, and is valid Croissant",
    (_name, ...options) => {
      const folder = temporaryFolder();
      const out = join(folder, "set");
      expect(copydesk(["dataset", sample, "--out", out, "--quiet", ...options]).code).toBe(0);
      const seen = read(out, join(folder, "cache"));
      expect(seen).toMatchObject({
        same_features: true,
        label: "ClassLabel",
        misaligned: 0,
        croissant_errors: [],
        croissant_records: { "train-00000-of-00001": seen.rows.train },
      });
      // How they are dealt depends on their labels: all 21 documents, most of them for training, some for each other split.
      const { train, validation, test } = seen.rows;
      expect(train + validation + test).toBe(21);
      expect(train).toBeGreaterThanOrEqual(14);
      expect(Math.min(validation, test)).toBeGreaterThanOrEqual(1);
      expect(seen.names.slice(0, 3)).toEqual(["PERSON", "NORP", "ORG"]);
      expect(seen.labels).toContain("GPE");
      expect(seen.spans).toBeGreaterThan(1000);
      expect(seen.card[0].data_files).toHaveLength(3);
      expect(readdirSync(join(out, "data"))).toHaveLength(6);
    },
  );
});

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** Each set with the scorer's task and the figures to print, as paths into its result. */
const SETS: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "entities/worldwide.dev",
    "entities",
    "entities",
    ["all.F1", "PERSON.F1", "ORG.F1", "PLACE.F1", "NORP.F1", "spans_only.F1"],
  ],
  ["entities/dwie.dev", "entities", "entities", ["all.F1"]],
  ["entities/gum.dev", "entities", "entities", ["all.F1"]],
  ["entities/ewt.dev", "entities", "entities", ["all.F1"]],
  ["entities/crossner_politics.dev", "entities", "entities", ["all.F1"]],
  ["places/geovirus.dev", "places", "places", ["found", "accuracy161km_of_resolved", "accuracy161km_of_all"]],
  ["places/trnews.dev", "places", "places", ["found", "accuracy161km_of_resolved", "accuracy161km_of_all"]],
  ["dates/meantime.dev", "dates", "dates", ["strict.F1", "relaxed.F1", "value"]],
  ["dates/wikiwars.train", "dates", "dates", ["strict.F1", "relaxed.F1", "value"]],
  [
    "claims/polnear.dev",
    "claims",
    "claims",
    [
      "source.exact.F1",
      "cue.exact.F1",
      "content.exact.F1",
      "source.overlap.F1",
      "cue.overlap.F1",
      "content.overlap.F1",
      "who_said_what.F1",
      "who_said_what.recall_by_type.direct",
    ],
  ],
  ["claims/gum_news.dev", "claims", "claims", ["who_said_what.F1"]],
  ["claims/gum_other.dev", "claims", "claims", ["who_said_what.F1"]],
  ["claims/checkworthy_debates.dev", "checkworthy", "checkworthy", ["average_precision", "at_half.F1"]],
  ["sentiment/newsmtsc_rw.dev", "targets", "targets", ["macroF1"]],
  ["sentiment/newsmtsc_mt.dev", "targets", "targets", ["macroF1"]],
  ["sentiment/persent.dev", "targets", "targets", ["macroF1"]],
  ["sentiment/headlines2007.dev", "polarity", "polarity", ["pearson"]],
  ["sentiment/nyt_editorials.dev", "polarity", "polarity", ["pearson"]],
];

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

/** The figures of the default pipeline on the dev sets, by the scorer that lies beside the clone. */
export async function bench(): Promise<void> {
  measureSets(() => true);
}

/** Prints the figures of some of the sets. */
export function measureSets(wanted: (set: string) => boolean): void {
  const scorer = join(shared, "score/score.mjs");
  if (!existsSync(scorer)) {
    console.log("the data sets are not here");
    return;
  }
  const node = (args: readonly string[]) =>
    spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 30 }).stdout;
  const folder = mkdtempSync(join(tmpdir(), "copydesk-quality-"));
  for (const [set, inputTask, task, figures] of SETS) {
    if (!wanted(set)) continue;
    const gold = join(shared, "data", `${set}.jsonl.gz`);
    const input = join(folder, "input.jsonl");
    const records = join(folder, "records.jsonl");
    writeFileSync(input, node([scorer, "input", inputTask, gold]));
    writeFileSync(records, node([bin, "annotate", input, "--out", "-", "--quiet"]));
    const result = JSON.parse(node([scorer, task, gold, records, "--json"]));
    console.log(`${set.padEnd(34)} ${figures.map((path) => `${path} ${at(result, path)}`).join("   ")}`);
  }
  rmSync(folder, { recursive: true });
}

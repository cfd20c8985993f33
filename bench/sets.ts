import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
/** The data sets and their scorer, laid beside the clone; see README. */
const shared = fileURLToPath(new URL("../shared/", root));
const TASKS: Record<string, string> = {
  entities: "entities",
  places: "places",
  dates: "dates",
  claims: "claims",
  sentiment: "targets",
};

/** Annotates every data set, checks every record, and counts stages that threw. Takes minutes. */
export async function bench(): Promise<void> {
  if (!existsSync(join(shared, "score/score.mjs"))) return console.log("the data sets are not here");
  const folder = mkdtempSync(join(tmpdir(), "copydesk-sets-"));
  for (const [kind, task] of Object.entries(TASKS)) {
    for (const name of readdirSync(join(shared, "data", kind)).filter((file) => file.endsWith(".jsonl.gz"))) {
      const set = join(shared, "data", kind, name);
      const scored = task === "targets" && !/newsmtsc|sentfin|persent/.test(name) ? "polarity" : task;
      const { stdout } = spawnSync(
        process.execPath,
        [join(shared, "score/score.mjs"), "input", scored, set],
        { encoding: "utf8", maxBuffer: 1 << 30 },
      );
      const input = join(folder, "input.jsonl");
      writeFileSync(input, stdout);
      const out = join(folder, "run");
      const started = performance.now();
      const run = spawnSync(process.execPath, [bin, "annotate", input, "--out", out, "--json", "--fresh"], {
        encoding: "utf8",
      });
      const seconds = (performance.now() - started) / 1000;
      const check = spawnSync(process.execPath, [bin, "check", out], {
        encoding: "utf8",
        maxBuffer: 1 << 30,
      });
      const { documents, failed, problems } = JSON.parse(run.stdout).totals;
      const thrown = (problems["stage-failed"] ?? 0) + (problems["invalid-layer"] ?? 0);
      console.log(
        `${`${kind}/${name}`.padEnd(50)} ${String(documents).padStart(6)} documents, ${failed} failed, ${thrown} stages threw, check ${check.status === 0 ? "passed" : `FAILED: ${check.stdout.slice(0, 200)}`}, ${seconds.toFixed(1)} s ${JSON.stringify(problems)}`,
      );
    }
  }
  rmSync(folder, { recursive: true });
}

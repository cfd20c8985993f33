import { existsSync } from "node:fs";
import { collect } from "./collect.ts";
import { readPlanHeader } from "./plan-file.ts";
import { RunError, told } from "./run-error.ts";
import { runFolder } from "./run-folder.ts";
import { writeRun } from "./run-json.ts";
import { takeLock } from "./run-lock.ts";
import type { RunResult } from "./run-result.ts";

/** Completes a folder that several processes wrote: checks that every shard is done, and writes what describes the run as a whole. */
export async function finishRun(
  out: string,
  now: () => Date,
): Promise<{ readonly result: RunResult; readonly missing: readonly number[] }> {
  const { plan } = runFolder(out);
  if (!existsSync(plan))
    throw new RunError(
      `There is no run in ${out}: expected a plan.json. Name the folder that was given to --out.`,
    );
  const { fingerprint, identity } = await readPlanHeader(plan);
  const folder = runFolder(out, identity.gzip);
  const release = await told(out, () => takeLock(folder.lock, now));
  try {
    const { totals, missing } = await collect(
      folder,
      fingerprint,
      identity.limit ?? Number.POSITIVE_INFINITY,
    );
    const ended = missing.length === 0 ? "complete" : "interrupted";
    const result: RunResult = { totals, milliseconds: 0, ended };
    if (missing.length === 0) await told(out, () => writeRun(folder, identity, fingerprint, result));
    return { result, missing };
  } finally {
    release();
  }
}

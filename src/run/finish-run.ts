import { collect } from "./collect.ts";
import { openPlannedRun, withTaken } from "./open-run-folder.ts";
import { told } from "./run-error.ts";
import { writeRun } from "./run-json.ts";
import type { RunResult } from "./run-result.ts";

/** Completes a folder that several processes wrote: checks that every shard is done, and writes what describes the run as a whole. */
export async function finishRun(
  out: string,
  now: () => Date,
): Promise<{ readonly result: RunResult; readonly missing: readonly number[] }> {
  const { folder, header } = await openPlannedRun(out);
  const { fingerprint, identity } = header;
  return withTaken(folder, null, now, async () => {
    const { totals, missing } = await collect(
      folder,
      fingerprint,
      identity.limit ?? Number.POSITIVE_INFINITY,
    );
    const ended = missing.length === 0 ? "complete" : "interrupted";
    const result: RunResult = { totals, milliseconds: 0, ended };
    if (missing.length === 0) await told(out, () => writeRun(folder, identity, fingerprint, result));
    return { result, missing };
  });
}

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { VERSION } from "../core/version.ts";
import { writeAtomic } from "../io/atomic-file.ts";
import type { RunIdentity } from "./identity.ts";
import type { RunFolder } from "./run-folder.ts";
import type { RunResult } from "./run-result.ts";

/** Writes what describes the run as a whole, the sign of success last. */
export async function writeRun(
  folder: RunFolder,
  identity: RunIdentity,
  fingerprint: string,
  { totals, milliseconds, ended }: RunResult,
): Promise<void> {
  const { pipeline, stages, offsets, limit, redo, inputs } = identity;
  const run = {
    copydesk: VERSION,
    fingerprint,
    pipeline,
    stages,
    ...(redo && { redo }),
    inputs,
    offsets,
    limit,
    ended,
    ...totals,
    milliseconds,
  };
  writeAtomic(folder.run, `${JSON.stringify(run, null, 2)}\n`);
  await folder.publish(folder.run);
  rmSync(folder.progress, { force: true });
  await folder.publish(folder.progress);
  if (ended !== "complete") return;
  rmSync(folder.stdin, { recursive: true, force: true });
  writeFileSync(folder.success, "");
  await folder.publish(folder.success);
}

/** What a finished run came to. */
export function readRun(folder: RunFolder): Omit<RunResult, "ended"> {
  const { milliseconds, documents, failed, words, bytes, annotations, problems, parts } = JSON.parse(
    readFileSync(folder.run, "utf8"),
  ) as RunResult["totals"] & { milliseconds: number };
  return { totals: { documents, failed, words, bytes, annotations, problems, parts }, milliseconds };
}

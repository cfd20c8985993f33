import { existsSync, readFileSync } from "node:fs";
import type { Heartbeat } from "./heartbeat.ts";
import { openPlannedRun } from "./open-run-folder.ts";
import { type PlanTotals, readPlan, readPlanTotals } from "./plan-file.ts";
import type { RunFolder } from "./run-folder.ts";
import { lockHolder } from "./run-lock.ts";
import { createTotals, type Totals } from "./totals.ts";

/** How far the run in a folder is. */
export interface RunStatus {
  readonly state: "complete" | "running" | "stopped";
  /** The process that is at it, if one of this folder's commanding processes is. */
  readonly process: { readonly pid: number; readonly host: string; readonly since: string } | null;
  readonly shards: { readonly done: number; readonly planned: number };
  readonly planned: PlanTotals;
  /** Of finished shards. */
  readonly totals: Totals;
  /** What the running process last said. */
  readonly heartbeat: Heartbeat | null;
}

/** Reads a run's folder, whether the run is under way, over, or was killed. Writes nothing. */
export async function runStatus(out: string): Promise<RunStatus> {
  const { folder, header } = await openPlannedRun(out);
  try {
    return await statusOf(folder, header.fingerprint);
  } finally {
    folder.close();
  }
}

async function statusOf(folder: RunFolder, fingerprint: string): Promise<RunStatus> {
  const totals = createTotals();
  let planned: PlanTotals = { shards: 0, files: 0, bytes: 0 };
  let done = 0;
  for (const plan of folder.plans()) {
    const { shards, files, bytes } = await readPlanTotals(plan);
    planned = { shards: planned.shards + shards, files: planned.files + files, bytes: planned.bytes + bytes };
    for await (const { shard } of readPlan(plan)) {
      const marker = await folder.marker(shard.index, fingerprint);
      if (!marker) continue;
      done++;
      totals.add(marker);
    }
  }
  const holder = lockHolder(folder.lock);
  return {
    state: existsSync(folder.success) ? "complete" : holder ? "running" : "stopped",
    process: holder ? { pid: holder.pid, host: holder.host, since: holder.since } : null,
    shards: { done, planned: planned.shards },
    planned,
    totals: totals.read(),
    heartbeat:
      holder && existsSync(folder.progress)
        ? (JSON.parse(readFileSync(folder.progress, "utf8")) as Heartbeat)
        : null,
  };
}

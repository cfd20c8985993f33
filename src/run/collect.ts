import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { openAtomic, writeAtomic } from "../io/atomic-file.ts";
import { createIdSet } from "./id-set.ts";
import { readPlan } from "./plan-file.ts";
import type { Marker, RunFolder } from "./run-folder.ts";
import { createTotals, type Totals } from "./totals.ts";
import { renameRecord, renamings } from "./unique-ids.ts";

/** What the folder of a run holds now. */
export interface Collected {
  readonly totals: Totals;
  /** The first shards that are not done, a few of them. */
  readonly missing: readonly number[];
}

/**
 * Goes over the shards of a run in the order of the corpus: gives ids that came twice their suffix, writes problems.jsonl, and adds up.
 * Can be done again, and be killed, at any time: what it has changed it finds changed. `limit`: as many documents as were asked for.
 */
export async function collect(folder: RunFolder, fingerprint: string, limit: number): Promise<Collected> {
  const totals = createTotals();
  const seen = createIdSet();
  const missing: number[] = [];
  const problems = openAtomic(folder.problems);
  try {
    for (const plan of folder.plans()) {
      for await (const { shard } of readPlan(plan)) {
        if (totals.read().documents >= limit) break;
        const done = await folder.marker(shard.index, fingerprint);
        if (!done) {
          if (missing.length < 5) missing.push(shard.index);
          continue;
        }
        const marker = await withUniqueIds(folder, done, seen);
        for (const problem of marker.problems) problems.write(`${JSON.stringify(problem)}\n`);
        totals.add(marker);
      }
    }
    problems.commit();
    await folder.publish(folder.problems);
  } catch (error) {
    problems.abort();
    throw error;
  }
  return { totals: totals.read(), missing };
}

async function withUniqueIds(
  folder: RunFolder,
  marker: Marker,
  seen: ReturnType<typeof createIdSet>,
): Promise<Marker> {
  const changes = new Map(renamings(marker, seen).map((renaming) => [renaming.row, renaming]));
  if (changes.size === 0) return marker;
  const path = folder.part(marker.index);
  await folder.fetch(path);
  const compressed = path.endsWith(".gz");
  const raw = readFileSync(path);
  const lines = (compressed ? gunzipSync(raw) : raw).toString("utf8").split("\n");
  const told: Marker["problems"][number][] = [];
  const changed = lines.map((line, row) => {
    const change = changes.get(row);
    if (!change) return line;
    const renamed = renameRecord(line, change);
    told.push(renamed.problem);
    return renamed.line;
  });
  const text = Buffer.from(changed.join("\n"), "utf8");
  const bytes = compressed ? gzipSync(text, { level: 1 }) : text;
  const next: Marker = {
    ...marker,
    ids: marker.ids.map((id, row) => changes.get(row)?.to ?? id),
    problems: [...marker.problems, ...told],
    partBytes: bytes.length,
  };
  writeAtomic(path, bytes);
  await folder.mark(next);
  return next;
}

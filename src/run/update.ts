import { rmSync } from "node:fs";
import { join } from "node:path";
import { planShards } from "./plan.ts";
import { type PlanHeader, readPlan, writePlan } from "./plan-file.ts";
import type { RunFolder } from "./run-folder.ts";
import type { Shard, Slice } from "./shard.ts";

interface UpdateRequest {
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly update: boolean;
}

/**
 * Compares the corpus with the plans of a finished run. With `update`, files that are new since get a plan of their own behind the
 * others; what is done stays as it is. Files that changed or went are told, because their records are of what they were.
 */
export async function planUpdate(
  { inputs, cwd, stdin, update }: UpdateRequest,
  folder: RunFolder,
  header: PlanHeader,
): Promise<{ readonly added: boolean; readonly notices: readonly string[] }> {
  const known = new Map<string, string>();
  const plans = folder.plans();
  let shards = 0;
  for (const plan of plans)
    for await (const { shard } of readPlan(plan)) {
      shards++;
      for (const slice of slicesOf(shard)) known.set(placeOf(slice), stampOf(slice));
    }
  const changed = new Set<string>();
  let found = 0;
  const isNew = (slice: Slice): boolean => {
    const first = placeOf({ file: slice.file });
    if (!known.has(first)) {
      if ((slice.range?.start ?? 0) === 0) found++;
      return true;
    }
    if (known.get(placeOf(slice)) !== stampOf(slice)) changed.add(slice.file.uri);
    seen.add(first);
    return false;
  };
  const seen = new Set<string>();
  const fresh = planShards({ inputs, cwd, stdin, spool: () => folder.stdin, keep: isNew });
  if (update) {
    const path = join(folder.path, `plan-${plans.length}.json`);
    await writePlan(path, { ...header, firstShard: shards }, fresh);
    if (found === 0) rmSync(path);
    else await folder.publish(path);
  } else for await (const _ of fresh);
  const gone = [...known.keys()].filter((place) => place.startsWith(FIRST) && !seen.has(place)).length;
  return { added: update && found > 0, notices: noticesOf(update, found, [...changed], gone) };
}

function noticesOf(update: boolean, found: number, changed: readonly string[], gone: number): string[] {
  const files = (count: number) => `${count} file${count === 1 ? "" : "s"}`;
  const notices: string[] = [];
  if (found > 0)
    notices.push(
      update ? `adds ${files(found)} that came since.` : `${files(found)} came since. --update adds them.`,
    );
  else if (update) notices.push("there is no new file.");
  if (changed.length > 0)
    notices.push(
      `${files(changed.length)} changed since and keep the records of what they were: ${changed.slice(0, 3).join(", ")}${changed.length > 3 ? ", …" : ""}. --fresh begins anew.`,
    );
  if (gone > 0) notices.push(`${files(gone)} went since; their records stay.`);
  return notices;
}

const slicesOf = ({ slices }: Shard): Slice[] => slices.filter((slice): slice is Slice => "file" in slice);
/** Where a slice begins in which file. */
const placeOf = ({ file, range }: Pick<Slice, "file" | "range">): string =>
  `${range?.start ?? 0} ${file.path}`;
const FIRST = "0 ";
/** What tells that a slice is what it was: its hash, or else its file's size and time. */
const stampOf = ({ file, sha256 }: Slice): string => sha256 ?? `${file.size} ${file.etag ?? file.modified}`;

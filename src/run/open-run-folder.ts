import { existsSync } from "node:fs";
import { isObject } from "../io/object-name.ts";
import { type PlanHeader, readPlanHeader } from "./plan-file.ts";
import { RunError, told } from "./run-error.ts";
import { diskFolder, type RunFolder } from "./run-folder.ts";

/** Opens the folder of a run, on disk or in an object store. */
export async function openRunFolder(out: string, gzip: boolean): Promise<RunFolder> {
  if (!isObject(out)) return diskFolder(out, gzip);
  const { openObjectFolder } = await import("./object-folder.ts");
  return openObjectFolder(out, gzip);
}

/** Does work with a folder, or a rank of its run, taken for this process; then gives it back and ends its use, however the work ended. */
export async function withTaken<T>(
  folder: RunFolder,
  rank: number | null,
  now: () => Date,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const release = await told(folder.name, () => folder.take(rank, now));
    try {
      return await work();
    } finally {
      await release();
    }
  } finally {
    folder.close();
  }
}

/** Opens the folder of a run that was planned. Throws where there is none. */
export async function openPlannedRun(
  out: string,
): Promise<{ readonly folder: RunFolder; readonly header: PlanHeader }> {
  let folder = await openRunFolder(out, false);
  if (!existsSync(folder.plan)) {
    folder.close();
    throw new RunError(`There is no run in ${out}: expected a plan.json. Name what was given to --out.`);
  }
  const header = await readPlanHeader(folder.plan);
  if (header.identity.gzip) {
    folder.close();
    folder = await openRunFolder(out, true);
  }
  return { folder, header };
}

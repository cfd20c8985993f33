import { existsSync, mkdirSync, rmSync } from "node:fs";
import { isObject } from "../io/object-name.ts";
import type { FolderRun } from "./folder-run.ts";
import { differences, type RunIdentity } from "./identity.ts";
import { planShards } from "./plan.ts";
import { readPlanHeader, writePlan } from "./plan-file.ts";
import { RunError, told } from "./run-error.ts";
import type { RunFolder } from "./run-folder.ts";
import { planUpdate } from "./update.ts";

/** Sees to it that the folder has a plan, and that it is this run's. */
export async function prepareFolder(
  run: FolderRun,
  folder: RunFolder,
  identity: RunIdentity,
  fingerprint: string,
): Promise<{ readonly notices: readonly string[]; readonly complete: boolean }> {
  if (isObject(run.out) && run.inputs.includes("-"))
    throw new RunError(
      "What comes from standard input would be kept where no other machine sees it. Name files, or choose a folder for --out.",
    );
  const header = { schema: "copydesk.plan/1", identity, fingerprint, cwd: run.cwd, firstShard: 0 } as const;
  if (!existsSync(folder.plan)) {
    if (!run.share) folder.tidy();
    const spool = () => {
      rmSync(folder.stdin, { recursive: true, force: true });
      mkdirSync(folder.stdin, { recursive: true });
      return folder.stdin;
    };
    await told(folder.plan, () => writePlan(folder.plan, header, planShards({ ...run, spool })));
    await folder.publish(folder.plan);
    return { notices: [], complete: false };
  }
  const was = await readPlanHeader(folder.plan);
  if (was.fingerprint !== fingerprint) {
    const what = differences(was.identity, identity).join("; ") || "the way it was planned";
    throw new RunError(
      `The run in ${run.out} is another one. ${what}. Use --fresh to begin anew, or choose another folder.`,
    );
  }
  if (!run.share) folder.tidy();
  const complete = existsSync(folder.success);
  const fromStdin = run.inputs.includes("-");
  if (complete && fromStdin)
    throw new RunError(
      `The run in ${run.out} is complete, and what comes in now could be something else. Use --fresh to begin anew, or choose another folder.`,
    );
  if (fromStdin) return { notices: ["goes on with what came from standard input before."], complete };
  if (!complete) return { notices: [], complete };
  const update = await planUpdate(run, folder, header);
  if (update.added) {
    rmSync(folder.success);
    await folder.publish(folder.success);
  }
  return { notices: update.notices, complete: !update.added };
}

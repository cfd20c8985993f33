import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { RunError } from "./run-error.ts";

/** Who holds a lock. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process was started, as the system counts; a later process may have the same number. */
  readonly born: string | null;
  readonly since: string;
}

/** Who holds the lock; undefined when nobody does, or when who did is no longer there. */
export function lockHolder(path: string): Holder | undefined {
  const holder = read(path);
  return holder && !isGone(holder) ? holder : undefined;
}

/** Takes a run's folder for this process; what it returns gives it back. The lock of a process that was killed is taken over. */
export function takeLock(path: string, now: () => Date): () => void {
  const mine = thisProcess(now);
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(mine)}\n`);
  try {
    for (;;) {
      try {
        // A link fails when the name is taken, so of two processes only one gets it.
        linkSync(draft, path);
        sweep(path);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = read(path);
      if (holder && !isGone(holder)) throw taken(path, holder);
      setAside(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** This process as the holder of a lock. */
export const thisProcess = (now: () => Date): Holder => ({
  pid: process.pid,
  host: hostname(),
  born: bornAt(process.pid),
  since: now().toISOString(),
});

/** Removes what processes left that were killed while they took the lock. */
function sweep(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(".tmp")) continue;
    const left = join(dirname(path), name);
    const holder = read(left);
    if (holder && isGone(holder)) rmSync(left, { force: true });
  }
}

/** Moves a dead lock away, unless another process was faster and the lock is already a living one's. */
function setAside(path: string, dead: Holder | undefined): void {
  const aside = `${path}.dead.${process.pid}.tmp`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = read(aside);
  if (moved && JSON.stringify(moved) !== JSON.stringify(dead)) {
    try {
      linkSync(aside, path);
    } catch {
      // Somebody holds it by now; then it is held.
    }
  }
  rmSync(aside, { force: true });
}

/** What is told to whoever comes second. */
export function taken(path: string, { pid, host, since }: Holder): RunError {
  const elsewhere = host === hostname() ? "" : ` If that process is gone, delete ${path}.`;
  return new RunError(
    `Another run is writing to this folder: process ${pid} on ${host}, since ${since}. Wait for it, stop it, or choose another folder.${elsewhere}`,
  );
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Only processes of this machine can be known to be gone. */
export function isGone({ pid, host, born }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  return born !== null && bornAt(pid) !== born;
}

/** Linux tells when a process was started; elsewhere the number alone has to do. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold blanks; behind it come the state and, as the 20th, the start time.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

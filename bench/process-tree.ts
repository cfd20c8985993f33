import { readdirSync, readFileSync } from "node:fs";

/** Megabytes of memory that a process and all that it started hold, as /proc tells it (Linux only). */
export function residentOf(root: number): number {
  const parents = new Map<number, number>();
  const pages = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // Behind the name, which may hold anything: state, parent …
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      pages.set(pid, Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]));
    } catch {
      // It ended while it was looked at.
    }
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  let sum = 0;
  for (const [pid, count] of pages) if (belongs(pid)) sum += count;
  return (sum * 4096) / 1e6;
}

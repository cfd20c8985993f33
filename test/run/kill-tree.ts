import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../cli/run-cli.ts";

const bin = join(root, "dist/src/cli/bin.js");

/** Starts copydesk at the head of a group of processes of its own. */
export function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...args], { detached: true, stdio: ["ignore", "ignore", "ignore"] });
}

/** Kills a process and all that it started, with SIGKILL. */
export async function killTree(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  process.kill(-child.pid, "SIGKILL");
  await gone;
}

/** Waits for a process to end by itself; its exit code. */
export const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once("exit", resolve));

export const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

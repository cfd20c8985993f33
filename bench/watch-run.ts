import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { residentOf } from "./process-tree.ts";

const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
/** Milliseconds between two looks. */
const LOOK = 500;

/** How long a run took, and the memory of all its processes in MB: at the most, and at each tenth of the run. */
export interface WatchedRun {
  readonly seconds: number;
  readonly peak: number;
  readonly curve: string;
}

/** Runs `copydesk annotate` and looks at it from outside. */
export async function watchRun(input: string, out: string, more: readonly string[]): Promise<WatchedRun> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [bin, "annotate", input, "--out", out, "--quiet", "--fresh", ...more],
    { stdio: "ignore" },
  );
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(residentOf(child.pid ?? 0)), LOOK);
  const [code] = (await once(child, "exit")) as [number];
  clearInterval(timer);
  if (code !== 0) throw new Error(`copydesk ended with ${code}`);
  const seconds = (performance.now() - started) / 1000;
  const curve = Array.from({ length: 10 }, (_, k) =>
    (seen[Math.floor(((k + 1) * seen.length) / 10) - 1] ?? 0).toFixed(0),
  ).join(" ");
  return { seconds, peak: Math.max(0, ...seen), curve };
}

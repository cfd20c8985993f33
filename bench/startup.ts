import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 11;
const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
const TEXT =
  "Ada Okoro, the mayor of Lagos, said on Tuesday that the bridge would open in 2026. “It was a hard year,” she added.\n";

/** Seconds from the start of the process to its first record, for a short text. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-bench-"));
  const file = join(folder, "short.txt");
  writeFileSync(file, TEXT);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const started = performance.now();
    const child = spawn(process.execPath, [bin, "annotate", file, "--out", "-", "--quiet"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
    if (run > 0) times.push((performance.now() - started) / 1000);
    await new Promise((resolve) => child.once("exit", resolve));
  }
  rmSync(folder, { recursive: true });
  times.sort((a, b) => a - b);
  console.log(
    `${times[RUNS >> 1]?.toFixed(2)} s from start to first record (median of ${RUNS}; ${times[0]?.toFixed(2)} to ${times.at(-1)?.toFixed(2)})`,
  );
}

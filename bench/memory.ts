import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { articles } from "./articles.ts";

const DOCUMENTS = 10_000;
const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
/** Prints the peak of the whole process, threads included, when it ends. */
const PROBE =
  'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS + "\\n"))';

/** Peak memory and speed of `annotate` over a folder of 10,000 articles with two workers. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-bench-"));
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  articles(DOCUMENTS).forEach((text, i) => {
    writeFileSync(join(corpus, `${String(i).padStart(5, "0")}.txt`), `Report ${i}\n\n${text}`);
  });
  const started = performance.now();
  const probe = `data:text/javascript,${encodeURIComponent(PROBE)}`;
  const args = ["--import", probe, bin, "annotate", corpus, "--out", join(folder, "run"), "--workers", "2"];
  const { stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const seconds = (performance.now() - started) / 1000;
  rmSync(folder, { recursive: true });
  const peak = Math.max(...[...stderr.matchAll(/peak (\d+)/g)].map(([, kilobytes]) => Number(kilobytes)));
  console.log(
    `exit code ${status}; ${DOCUMENTS} articles in ${seconds.toFixed(1)} s with 2 workers, ${(DOCUMENTS / seconds).toFixed(0)} a second; peak memory ${(peak / 1024).toFixed(0)} MB`,
  );
}

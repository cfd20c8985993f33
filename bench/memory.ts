import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articles } from "./articles.ts";
import { watchRun } from "./watch-run.ts";

const DOCUMENTS = 10_000;

/** Peak memory and speed of `annotate` over a folder of 10,000 articles with two workers. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-bench-"));
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  articles(DOCUMENTS).forEach((text, i) => {
    writeFileSync(join(corpus, `${String(i).padStart(5, "0")}.txt`), `Report ${i}\n\n${text}`);
  });
  const { seconds, peak, curve } = await watchRun(corpus, join(folder, "run"), ["--workers", "2"]);
  rmSync(folder, { recursive: true });
  console.log(
    `${DOCUMENTS} articles in ${seconds.toFixed(1)} s with 2 workers, ${(DOCUMENTS / seconds).toFixed(0)} a second; peak memory of all processes ${peak.toFixed(0)} MB; at each tenth: ${curve}`,
  );
}

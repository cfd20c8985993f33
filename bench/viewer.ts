import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { news, openPipeline } from "../src/index.ts";
import { openRun } from "../src/viewer/open-run.ts";
import { serve } from "../src/viewer/server.ts";
import { articles } from "./articles.ts";

const SIZES = [100_000, 1_000_000];
const DISTINCT = 500;
/** Words of a document: a short agency report. */
const WORDS = 60;
const A_PART = 10_000;
const TIMES = 9;
const QUESTIONS = {
  "list, first page": "api/documents?limit=100",
  "list, a page in the middle": "api/documents?limit=100&offset=50000",
  document: "api/document?doc=54321",
  quotes: "api/quotes?limit=100",
  facets: "api/facets",
  "facets of what is chosen": "api/facets?label=PERSON&sentiment=negative",
  search: "api/documents?q=minister&limit=100",
  "figures and map": "api/overview",
} as const;

/** How long the viewer takes to index a run and to answer, at 100,000 and 1,000,000 records, and the memory of its process. */
export async function bench(): Promise<void> {
  const { annotate } = await openPipeline(news);
  const records: object[] = [];
  for (const [i, text] of articles(DISTINCT).entries())
    records.push(
      await annotate({
        id: `${i}`,
        text: text.split(" ").slice(0, WORDS).join(" "),
        published: "2025-12-23",
      }),
    );
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), "copydesk-viewer-"));
    const run = join(folder, "run");
    mkdirSync(run);
    await write(run, records, size);
    const started = performance.now();
    const opened = await openRun(run, () => {});
    const seconds = (performance.now() - started) / 1000;
    const server = await serve(opened, null, 0);
    console.log(`${size} records of ${WORDS} words: index made in ${seconds.toFixed(0)} s`);
    for (const [name, path] of Object.entries(QUESTIONS)) {
      const times: number[] = [];
      for (let i = 0; i < TIMES; i++) {
        const before = performance.now();
        await (await fetch(`${server.url}${path}`)).arrayBuffer();
        times.push(performance.now() - before);
      }
      times.sort((a, b) => a - b);
      console.log(
        `  ${name}: ${(times[TIMES >> 1] ?? 0).toFixed(0)} ms (median of ${TIMES}, first ${Math.max(...times).toFixed(0)})`,
      );
    }
    console.log(
      `  memory of the process, models for this bench included: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    );
    await server.close();
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function write(run: string, records: readonly object[], size: number): Promise<void> {
  for (let part = 0; part * A_PART < size; part++) {
    const stream = createWriteStream(join(run, `part-${String(part).padStart(5, "0")}.jsonl`));
    for (let i = part * A_PART; i < Math.min(size, (part + 1) * A_PART); i++) {
      const published = new Date(Date.UTC(2000, 0, 1 + (i % 9000))).toISOString().slice(0, 10);
      const line = JSON.stringify({ ...records[i % records.length], id: `doc-${i}`, published });
      if (!stream.write(`${line}\n`)) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "finish");
  }
}

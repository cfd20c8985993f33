import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { articles } from "./articles.ts";
import { watchRun } from "./watch-run.ts";

const SIZES = [10_000, 100_000, 1_000_000];
/** Words of a document: a short agency report. */
const WORDS = 60;
const LAYERS = {
  "the cheap layers": ["--layers", "language,title,dateline,reference,sentences"],
  "every layer": [],
} as const;

/** Time and memory of runs over 10,000 to 1,000,000 short documents, and of one and two workers over long ones. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-scale-"));
  const texts = articles(500).map((text) => text.split(" ").slice(0, WORDS).join(" "));
  for (const size of SIZES) {
    const input = join(folder, "articles.jsonl");
    const stream = createWriteStream(input);
    for (let i = 0; i < size; i++) {
      const row = JSON.stringify({
        id: `doc-${i}`,
        text: `${texts[i % texts.length]} (${i})`,
        published: "2025-12-23",
      });
      if (!stream.write(`${row}\n`)) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "finish");
    for (const [name, layers] of Object.entries(LAYERS)) {
      const options = [...layers, "--workers", "2"];
      const { seconds, peak, curve } = await watchRun(input, join(folder, "out"), options);
      console.log(
        `${size} documents of ${WORDS} words, ${name}: ${seconds.toFixed(1)} s, ${(size / seconds).toFixed(0)} a second, ${((1e6 * seconds) / size).toFixed(0)} µs each; peak memory of all processes ${peak.toFixed(0)} MB; at each tenth: ${curve}`,
      );
    }
  }
  const input = join(folder, "full.jsonl");
  const stream = createWriteStream(input);
  for (const [i, text] of articles(6000).entries())
    stream.write(`${JSON.stringify({ id: `doc-${i}`, text, published: "2025-12-23" })}\n`);
  stream.end();
  await once(stream, "finish");
  const seconds = { one: Number.POSITIVE_INFINITY, two: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 3; round++)
    for (const [name, workers] of [
      ["one", "1"],
      ["two", "2"],
    ] as const)
      seconds[name] = Math.min(
        seconds[name],
        (await watchRun(input, join(folder, "out"), ["--workers", workers])).seconds,
      );
  console.log(
    `6000 documents of 600 words, all layers: one worker ${(6000 / seconds.one).toFixed(0)} a second, two ${(6000 / seconds.two).toFixed(0)}: × ${(seconds.one / seconds.two).toFixed(2)} (best of 3)`,
  );
  rmSync(folder, { recursive: true, force: true });
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEFAULT_EXPORT_OPTIONS } from "../src/exchange/format.ts";
import { EXPORTERS } from "../src/exchange/formats.ts";
import { openOutput } from "../src/exchange/open-output.ts";
import type { CopydeskRecord } from "../src/schema/record.ts";
import { articles } from "./articles.ts";

const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
/** Words of a document: a short agency report, as in the bench of scale. */
const WORDS = 60;
const RECORDS = 100_000;
/** The other formats are timed on so many. */
const FEW = 2000;

/**
 * Records a second and peak memory of `copydesk export`: 100,000 records with all layers of short reports and of articles of 600 words to
 * Parquet, 2,000 to each of the other formats. Parsing each record's JSON is included, as it is for the command, and so is the disk.
 */
export async function bench(): Promise<void> {
  const texts = articles(100);
  const short = annotated(texts.map((text) => text.split(" ").slice(0, WORDS).join(" ")));
  const long = annotated(texts);
  await time("parquet", short, RECORDS);
  await time("parquet", long, RECORDS);
  for (const name of Object.keys(EXPORTERS)) if (name !== "parquet") await time(name, short, FEW);
}

/** The lines of records that copydesk makes of texts. */
function annotated(texts: readonly string[]): string[] {
  const input = texts.map(
    (text, i) => `${JSON.stringify({ id: `doc-${i}`, text, published: "2025-12-23" })}\n`,
  );
  const { stdout } = spawnSync(process.execPath, [bin, "annotate", "-", "--out", "-", "--quiet"], {
    input: input.join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return stdout.split("\n").filter(Boolean);
}

async function time(name: string, lines: readonly string[], count: number): Promise<void> {
  const format = await EXPORTERS[name]?.();
  if (!format) return;
  const folder = mkdtempSync(join(tmpdir(), "copydesk-export-"));
  const output = openOutput(join(folder, "out"), format.shape);
  const exporter = format.open(output.sink, DEFAULT_EXPORT_OPTIONS);
  const begun = process.cpuUsage();
  const at = performance.now();
  let peak = 0;
  for (let i = 0; i < count; i++) {
    const record = JSON.parse(lines[i % lines.length] ?? "") as CopydeskRecord;
    await exporter.write({ ...record, id: `${record.id}-${i}` });
    if (i % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  await exporter.end();
  output.commit();
  const seconds = (performance.now() - at) / 1000;
  const { user, system } = process.cpuUsage(begun);
  const cpu = (user + system) / 1e6;
  const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / lines.length / 1000;
  console.log(
    `${name}: ${count} records of ${size.toFixed(1)} kB in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} a second (${(count / cpu).toFixed(0)} a second of processor time), peak ${(peak / 1e6).toFixed(0)} MB`,
  );
  rmSync(folder, { recursive: true, force: true });
}

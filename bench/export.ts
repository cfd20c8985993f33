import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_EXPORT_OPTIONS } from "../src/exchange/format.ts";
import { EXPORTERS } from "../src/exchange/formats.ts";
import { openOutput } from "../src/exchange/open-output.ts";
import type { CopydeskRecord } from "../src/schema/record.ts";

const sample = new URL("../../annotations/sample/corpus.jsonl", import.meta.url);
const RECORDS = 100_000;
/** The other formats are timed on so many. */
const FEW = 2000;

/**
 * Records a second and peak memory of `copydesk export`, for the sample's records over and over: 100,000 to Parquet, 2,000 to each of the
 * other formats. Reading JSON is included, as it is for the command; the disk is, too.
 */
export async function bench(): Promise<void> {
  const lines = readFileSync(sample, "utf8").split("\n").filter(Boolean);
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / lines.length;
  console.log(`records of ${(bytes / 1024).toFixed(1)} kB on average`);
  for (const [name, load] of Object.entries(EXPORTERS)) {
    const count = name === "parquet" ? RECORDS : FEW;
    const folder = mkdtempSync(join(tmpdir(), "copydesk-export-"));
    const format = await load();
    const output = openOutput(join(folder, "out"), format.shape);
    const exporter = format.open(output.sink, DEFAULT_EXPORT_OPTIONS);
    const begun = process.cpuUsage();
    const at = performance.now();
    let peak = 0;
    for (let i = 0; i < count; i++) {
      // Exported records come as lines of JSON; each has an id of its own.
      const record = JSON.parse(lines[i % lines.length] ?? "") as CopydeskRecord;
      await exporter.write({ ...record, id: `${record.id}-${i}` });
      if (i % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    }
    await exporter.end();
    output.commit();
    const seconds = (performance.now() - at) / 1000;
    const { user, system } = process.cpuUsage(begun);
    const cpu = (user + system) / 1e6;
    console.log(
      `${name}: ${count} records in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} a second (${(count / cpu).toFixed(0)} a second of processor time), peak ${(peak / 2 ** 20).toFixed(0)} MB`,
    );
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Cluster } from "../src/dataset/dedup.ts";
import { type Planted, plantedTexts } from "./planted.ts";

const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
const COUNT = Number(process.env.COPYDESK_BENCH_DOCUMENTS ?? 100_000);

/** Time and memory of `copydesk dedup`, the recall of planted near-duplicates, and what was joined wrongly. COPYDESK_BENCH_DOCUMENTS sets how many. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-dedup-"));
  try {
    const [corpus, clusters] = [join(folder, "corpus.jsonl"), join(folder, "clusters.jsonl")];
    const planted = await writeCorpus(corpus);
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["--import", peakMemory, bin, "dedup", corpus], {
      encoding: "utf8",
      stdio: ["ignore", openSync(clusters, "w"), "pipe"],
    });
    const seconds = (performance.now() - started) / 1000;
    console.log(stderr.trim());
    console.log(`${COUNT} documents in ${seconds.toFixed(1)} s (exit code ${status})`);
    await judge(clusters, planted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A module that tells the process's peak memory when it ends. */
const peakMemory = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => console.error("peak memory", Math.round(process.resourceUsage().maxRSS / 1024), "MB"))',
)}`;

async function writeCorpus(path: string): Promise<Omit<Planted, "text">[]> {
  const out = createWriteStream(path);
  const planted: Omit<Planted, "text">[] = [];
  for (const { text, kind, of } of plantedTexts(COUNT)) {
    planted.push({ kind, of });
    if (!out.write(`${JSON.stringify({ id: String(planted.length - 1), text })}\n`)) await once(out, "drain");
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
  return planted;
}

async function judge(path: string, planted: readonly Omit<Planted, "text">[]): Promise<void> {
  const clusterOf = new Map<number, string>();
  const stories = new Map<string, Set<number>>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const { cluster, members } = JSON.parse(line) as Cluster;
    for (const { id } of members) {
      const doc = Number(id);
      clusterOf.set(doc, cluster);
      const row = planted[doc];
      const story = row?.kind === "near" || row?.kind === "syndicated" ? row.of : doc;
      stories.set(cluster, (stories.get(cluster) ?? new Set()).add(story));
    }
  }
  for (const kind of ["near", "syndicated", "paragraph"] as const) {
    const docs = planted.flatMap((row, doc) => (row.kind === kind ? [{ doc, of: row.of }] : []));
    const found = docs.filter(
      ({ doc, of }) => clusterOf.has(doc) && clusterOf.get(doc) === clusterOf.get(of),
    ).length;
    console.log(`${kind.padEnd(11)} ${found} of ${docs.length} in their original's cluster`);
  }
  const wrong = [...stories.values()].filter((set) => set.size > 1).length;
  console.log(`clusters of more than one story: ${wrong}`);
}

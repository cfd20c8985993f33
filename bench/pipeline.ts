import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import news from "../pipelines/news.ts";
import { annotateDocuments, openStages } from "../src/core/annotate-document.ts";
import type { Document } from "../src/core/document.ts";
import { recordMaker } from "../src/core/record.ts";
import { AT_ONCE } from "../src/run/annotate-shard.ts";
import { articles } from "./articles.ts";

const SPACY = fileURLToPath(new URL("../../bench/spacy_speed.py", import.meta.url));
/** Where .ci/run installs the tools that exports are made for. */
const VENV = fileURLToPath(new URL("../../.cache/interop/bin/python", import.meta.url));
const SPACY_DOCUMENTS = 100;
const DOCUMENTS = 400;
const ROUNDS = 5;

/** How many documents a second the whole news pipeline does on one core, record written as JSON, and each stage's share. */
export async function bench(): Promise<void> {
  const docs: Document[] = articles(DOCUMENTS).map((text, i) => ({
    id: `bench-${i}`,
    source: { uri: "bench" },
    text,
    published: "2025-12-23",
    meta: {},
    given: {},
    problems: [],
  }));
  const words = docs.reduce((sum, doc) => sum + doc.text.split(/\s+/).length, 0);
  const stages = await openStages(news);
  const toRecord = recordMaker(news, "codepoint");
  const shares = new Map<string, number>();
  const add = (name: string, milliseconds: number) =>
    shares.set(name, (shares.get(name) ?? 0) + milliseconds);
  const timer = { now: () => performance.now(), add };
  const seconds: number[] = [];

  for (let round = 0; round <= ROUNDS; round++) {
    if (round === 1) shares.clear();
    const before = process.cpuUsage();
    for (let first = 0; first < DOCUMENTS; first += AT_ONCE.documents) {
      const some = docs.slice(first, first + AT_ONCE.documents);
      const all = await annotateDocuments(some, stages, timer);
      const started = performance.now();
      for (const [i, annotated] of all.entries()) JSON.stringify(toRecord(some[i] as Document, annotated));
      add("record", performance.now() - started);
    }
    const { user, system } = process.cpuUsage(before);
    // The first round warms up.
    if (round > 0) seconds.push((user + system) / 1e6);
  }
  const median = seconds.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  const total = [...shares.values()].reduce((a, b) => a + b, 0);
  console.log(
    `${(DOCUMENTS / median).toFixed(0)} documents a CPU second (median of ${ROUNDS} rounds of ${DOCUMENTS}), ${(words / DOCUMENTS).toFixed(0)} words each: ${(words / median).toFixed(0)} words a CPU second`,
  );
  for (const [name, milliseconds] of shares) {
    console.log(
      `  ${name.padEnd(16)} ${((100 * milliseconds) / total).toFixed(1).padStart(5)} %  ${(milliseconds / ROUNDS / DOCUMENTS).toFixed(3).padStart(7)} ms a document`,
    );
  }
  besideSpacy(words / median);
}

/** The same for spaCy's small pipeline, where Python has it. */
function besideSpacy(ours: number): void {
  const python = existsSync(VENV) ? VENV : "python3";
  const texts = JSON.stringify(articles(SPACY_DOCUMENTS));
  const threads = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
  const { status, stdout } = spawnSync(python, [SPACY, "en_core_web_sm"], {
    input: texts,
    encoding: "utf8",
    env: { ...process.env, ...threads },
  });
  const theirs = Number(stdout);
  console.log(
    status === 0
      ? `spaCy's en_core_web_sm: ${theirs} words a CPU second; copydesk does ${(ours / theirs).toFixed(1)} times as many`
      : "spaCy's en_core_web_sm is not installed here",
  );
}

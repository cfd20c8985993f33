import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpenRun, openRun } from "../../dist/src/viewer/open-run.js";
import { serve, type ViewerServer } from "../../dist/src/viewer/server.js";
import { copydesk, temporaryFolder } from "../cli/run-cli.ts";

/** A folder with records as a run leaves them. */
export function runOf(records: readonly object[], parts = 1): string {
  const folder = join(temporaryFolder(), "run");
  mkdirSync(folder);
  const each = Math.ceil(records.length / parts);
  for (let i = 0; i < parts; i++) {
    const lines = records.slice(i * each, (i + 1) * each).map((record) => `${JSON.stringify(record)}\n`);
    writeFileSync(join(folder, `part-${String(i).padStart(5, "0")}.jsonl`), lines.join(""));
  }
  return folder;
}

/** The least record that can be looked at. */
export const bareRecord = (id: string, text: string, more: object = {}): object => ({
  ...{ schema: "copydesk.record/1", id, source: { uri: "news.jsonl", line: 1, sha256: "0".repeat(64) } },
  ...{ meta: {}, language: { code: "en", score: 1 }, offsets: "codepoint", text, problems: [] },
  ...{ provenance: { copydesk: "0.1.0", pipeline: "news@1", config: "0".repeat(64) } },
  ...more,
});

export async function opened(path: string): Promise<OpenRun> {
  const run = await openRun(path, () => {});
  onTestFinished(() => run.close());
  return run;
}

export async function served(path: string, other?: string): Promise<ViewerServer> {
  const server = await serve(await opened(path), other === undefined ? null : await opened(other), 0);
  onTestFinished(() => server.close());
  return server;
}

/** The sample corpus, annotated. */
export function sampleRun(...more: readonly string[]): string {
  const out = join(temporaryFolder(), "sample");
  const { code, stderr } = copydesk(["annotate", "corpus", "--out", out, "--quiet", ...more]);
  if (code !== 0) throw new Error(stderr);
  return out;
}

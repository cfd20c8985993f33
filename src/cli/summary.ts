import type { RunResult } from "../run/run-result.ts";
import type { LocatedProblem } from "../run/shard.ts";
import { count, duration, plural } from "./numbers.ts";

const ENDED = {
  complete: "annotated",
  interrupted: "was interrupted, having annotated",
  terminated: "was asked to end, having annotated",
  strict: "stopped at the first problem (--strict), having annotated",
} as const;

/** What a run came to, for a person. */
export function formatSummary({ totals, milliseconds, ended }: RunResult, out: string): string {
  const rate = totals.documents / Math.max(milliseconds / 1000, 0.001);
  const lines = [
    `copydesk ${ENDED[ended]} ${plural(totals.documents, "document")} (${plural(totals.words, "word")}) in ${duration(milliseconds)}: ${plural(Math.round(rate), "document")} a second`,
    "",
  ];
  const row = (name: string, value: string) => lines.push(`  ${name.padEnd(16)} ${value}`);
  const layers = Object.entries(totals.annotations);
  const width = Math.max(0, ...layers.map(([, n]) => count(n).length));
  for (const [layer, n] of layers) row(layer, count(n).padStart(width));
  if (layers.length > 0) lines.push("");
  const problems = Object.entries(totals.problems);
  if (totals.failed > 0) row("not read", plural(totals.failed, "document"));
  row(
    "problems",
    problems.length === 0 ? "none" : problems.map(([code, n]) => `${count(n)} ${code}`).join(", "),
  );
  if (out === "-") return `${lines.join("\n")}\n`;
  row(
    "records",
    totals.parts === 1 ? `${out}/part-00000.jsonl` : `${out}/part-*.jsonl (${plural(totals.parts, "file")})`,
  );
  if (problems.length > 0) row("what was wrong", `${out}/problems.jsonl`);
  if (ended === "interrupted" || ended === "terminated") {
    lines.push("", "The same command goes on from here.");
    return `${lines.join("\n")}\n`;
  }
  lines.push("", `Next: copydesk check ${out}   (from a clone: npm run -s copydesk -- check ${out})`);
  return `${lines.join("\n")}\n`;
}

/** A problem that has no record, as a line. */
export function formatProblem({ source, code, message }: LocatedProblem): string {
  return `copydesk: ${source.uri}${source.line === undefined ? "" : `:${source.line}`}: ${code}: ${message}`;
}

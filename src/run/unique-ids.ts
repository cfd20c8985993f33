import type { createIdSet } from "./id-set.ts";
import type { LocatedProblem, ShardReport } from "./shard.ts";

/** A new id for a document whose id an earlier one has. */
export interface Renaming {
  /** The document's place in its shard, from 0. */
  readonly row: number;
  readonly from: string;
  readonly to: string;
}

/** Finds the documents of a shard whose ids came before. Shards must be brought in order, so that the result never changes. */
export function renamings(
  report: Pick<ShardReport, "ids">,
  seen: ReturnType<typeof createIdSet>,
): Renaming[] {
  const out: Renaming[] = [];
  report.ids.forEach((from, row) => {
    if (seen.add(from)) return;
    let suffix = 2;
    while (!seen.add(`${from}-${suffix}`)) suffix++;
    out.push({ row, from, to: `${from}-${suffix}` });
  });
  return out;
}

const duplicateProblem = ({ from, to }: Renaming) => ({
  stage: "read",
  code: "duplicate-id" as const,
  message: `An earlier document has the id "${from}" already, so this one became "${to}". Give every document an id of its own.`,
});

/** The record line with its new id and the problem that tells of it, and that problem as problems.jsonl has it. A line that has it already stays. */
export function renameRecord(
  line: string,
  renaming: Renaming,
): { readonly line: string; readonly problem: LocatedProblem } {
  const record = JSON.parse(line) as { id: string; source: LocatedProblem["source"]; problems: unknown[] };
  const { sha256: _sha256, ...source } = record.source as LocatedProblem["source"] & { sha256?: string };
  const problem = duplicateProblem(renaming);
  if (record.id === renaming.to) return { line, problem: { id: renaming.to, source, ...problem } };
  return {
    line: JSON.stringify({ ...record, id: renaming.to, problems: [problem, ...record.problems] }),
    problem: { id: renaming.to, source, ...problem },
  };
}

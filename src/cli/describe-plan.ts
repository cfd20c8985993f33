import type { Pipeline } from "../core/pipeline.ts";
import { configHash } from "../core/record.ts";
import { planShards } from "../run/plan.ts";
import type { RunSettings } from "../run/shard.ts";

interface PlanRequest {
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly pipeline: Pipeline;
  readonly settings: RunSettings;
  readonly workers: number;
  readonly out: string;
}

/** The resolved plan of a run as JSON: the pipeline with every option, and what would be read. Nothing is written. */
export async function describePlan({
  inputs,
  cwd,
  pipeline,
  settings,
  workers,
  out,
}: PlanRequest): Promise<string> {
  let files = 0;
  let bytes = 0;
  let shards = 0;
  const problems: unknown[] = [];
  const source = {
    inputs: inputs.filter((input) => input !== "-"),
    cwd,
    stdin: process.stdin,
    spool: () => "",
  };
  for await (const shard of planShards(source)) {
    shards++;
    for (const slice of shard.slices) {
      if ("problem" in slice) problems.push(slice.problem);
      else {
        bytes += slice.range ? slice.range.end - slice.range.start : slice.file.size;
        if ((slice.range?.start ?? 0) === 0) files++;
      }
    }
  }
  const plan = {
    pipeline: pipeline.name,
    config: configHash(pipeline),
    writes: pipeline.writes,
    stages: pipeline.stages.map(({ writes, version, options }) => ({ writes, version, options })),
    offsets: settings.offsets,
    read: settings.read,
    workers,
    out,
    inputs,
    files,
    bytes,
    shards,
    problems,
  };
  return `${JSON.stringify(plan, null, 2)}\n`;
}

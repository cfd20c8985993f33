import { setFlagsFromString } from "node:v8";
import { resolvePath } from "../io/object-name.ts";
import { DEFAULT_READ_OPTIONS } from "../io/read-item.ts";
import { recordFiles } from "../io/record-files.ts";
import { annotateFolder } from "../run/annotate-folder.ts";
import { annotateStream } from "../run/annotate-stream.ts";
import { pipelineUrl } from "../run/load-pipeline.ts";
import { openLocal } from "../run/local-backend.ts";
import { createMeter } from "../run/meter.ts";
import { pipelineOf } from "../run/open-run.ts";
import type { RunResult } from "../run/run-result.ts";
import type { LocatedProblem, RunSettings } from "../run/shard.ts";
import { openWorkerProcess } from "../run/worker-process.ts";
import { describePlan } from "./describe-plan.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { fieldNames } from "./field-names.ts";
import { onInterrupt } from "./interrupt.ts";
import { openMetrics } from "./metrics.ts";
import { openProgress } from "./progress.ts";
import { resourcesOf } from "./resources.ts";
import { shareOf } from "./share.ts";
import { standardOutput } from "./standard-output.ts";
import { formatProblem, formatSummary } from "./summary.ts";

/** The options of `copydesk annotate`, as commander hands them over. */
export interface AnnotateOptions {
  readonly out: string;
  readonly pipeline: string;
  readonly layers?: readonly string[];
  readonly redo?: readonly string[];
  readonly published?: string;
  readonly minScore?: number;
  readonly minLinkScore?: number;
  readonly offsets: "codepoint" | "utf16";
  readonly field?: readonly string[];
  readonly workers?: number;
  readonly memory?: number;
  readonly documentTimeout: number;
  readonly backend?: string;
  readonly rank?: number;
  readonly world?: number;
  readonly limit?: number;
  readonly maxBytes?: number;
  readonly gzip?: boolean;
  readonly fresh?: boolean;
  readonly update?: boolean;
  readonly strict?: boolean;
  readonly metrics?: number;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** This process only commands workers: its memory need not grow with what passes through. */
const SMALL = ["--semi-space-growth-factor=1", "--heap-growing-percent=100"];

export async function annotateCommand(named: readonly string[], options: AnnotateOptions): Promise<number> {
  for (const flag of SMALL) setFlagsFromString(flag);
  const cwd = process.cwd();
  const settings = settingsOf(options, cwd);
  const resources = resourcesOf(options);
  const inputs = settings.redo ? (await Promise.all(named.map(recordFiles))).flat() : named;
  if (options.dryRun) {
    const pipeline = await pipelineOf(settings);
    const { workers } = resources;
    process.stdout.write(await describePlan({ inputs, cwd, pipeline, settings, workers, out: options.out }));
    return EXIT.done;
  }
  const toStream = options.out === "-";
  const output = standardOutput();
  const interrupt = onInterrupt();
  const meter = createMeter(() => performance.now());
  const progress = openProgress(process.stderr, options.quiet === true, meter);
  const metrics = options.metrics === undefined ? null : await openMetrics(options.metrics, meter);
  const signal = AbortSignal.any([interrupt.signal, output.signal]);
  const both = {
    inputs,
    cwd,
    stdin: process.stdin,
    settings,
    limit: options.limit ?? Number.POSITIVE_INFINITY,
    signal,
    meter,
  };
  const openWorkers = () =>
    openLocal(() => openWorkerProcess(settings, resources), resources.workers, signal);
  const { backend: url } = options;
  let result: RunResult;
  try {
    result = toStream
      ? await annotateStream({
          ...both,
          openBackend: openWorkers,
          write: output.write,
          // Problems of documents stand in their records; what has no record would be lost on a stream.
          onProblems: (problems) => {
            if (options.quiet) return;
            for (const problem of problems) if (hasNoRecord(problem)) progress.print(formatProblem(problem));
          },
        })
      : await annotateFolder({
          ...both,
          openBackend: async (folder) => {
            if (url === undefined) return openWorkers();
            const { openQueue } = await import("../run/queue-backend.ts");
            return openQueue({ url, folder, settings, signal });
          },
          out: resolvePath(cwd, options.out),
          fresh: options.fresh === true,
          update: options.update === true,
          share: shareOf(options),
          drain: interrupt.drain,
          notice: (message) => {
            if (!options.quiet) progress.print(`copydesk: ${options.out}: ${message}`);
          },
          now: () => new Date(),
        });
  } finally {
    progress.close();
    interrupt.close();
    metrics?.close();
  }
  if (output.signal.aborted) return EXIT.done;
  const summary = options.json ? `${JSON.stringify(result)}\n` : formatSummary(result, options.out);
  if (options.json) (toStream ? process.stderr : process.stdout).write(summary);
  else if (!options.quiet) process.stderr.write(summary);
  return exitCodeOf(result);
}

const hasNoRecord = ({ id, code }: LocatedProblem): boolean =>
  id === null || code === "document-timeout" || code === "worker-died";

function exitCodeOf({ ended, totals }: RunResult): number {
  if (ended === "interrupted") return EXIT.interrupted;
  if (ended === "terminated") return EXIT.terminated;
  if (ended === "strict") return EXIT.stopped;
  return totals.failed > 0 || totals.documents === 0 ? EXIT.failures : EXIT.done;
}

function settingsOf(options: AnnotateOptions, cwd: string): RunSettings {
  if (options.published !== undefined && !/\d{4}/.test(options.published)) {
    throw new UsageError(`--published expects a date such as 2025-12-23, got "${options.published}".`);
  }
  if (options.out === "-") refuseForStream(options);
  if (options.redo && options.layers)
    throw new UsageError("--redo keeps every layer of the records, so --layers does not go with it.");
  return {
    pipelineUrl: pipelineUrl(options.pipeline, cwd),
    layers: options.layers ?? null,
    redo: options.redo ?? null,
    stageOptions: stageOptionsOf(options),
    offsets: options.offsets,
    read: {
      fields: fieldNames(options.field ?? []),
      maxBytes: options.maxBytes ?? DEFAULT_READ_OPTIONS.maxBytes,
    },
    strict: options.strict === true,
    gzip: options.gzip === true,
  };
}

/** Options that mean something only where there is a folder to come back to. */
function refuseForStream(options: AnnotateOptions): void {
  for (const name of ["gzip", "fresh", "update", "backend", "rank"] as const)
    if (options[name] !== undefined)
      throw new UsageError(`--${name} needs a folder to write to: give --out FOLDER instead of --out -.`);
}

/** The options that belong to a stage, by its layer. Absent ones are left to the stage's defaults. */
function stageOptionsOf({ published, minScore, minLinkScore }: AnnotateOptions): RunSettings["stageOptions"] {
  return {
    ...(published === undefined ? {} : { reference: { published } }),
    ...(minScore === undefined ? {} : { entities: { minScore } }),
    ...(minLinkScore === undefined ? {} : { referents: { minLinkScore } }),
  };
}

import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { DEFAULT_READ_OPTIONS } from "../io/read-item.ts";
import { openFolder, openStream } from "../run/destination.ts";
import { pipelineUrl } from "../run/load-pipeline.ts";
import { pipelineOf } from "../run/open-run.ts";
import { annotateCorpus, type RunResult } from "../run/run.ts";
import type { RunSettings } from "../run/shard.ts";
import { openThreads } from "../run/threads-backend.ts";
import { describePlan } from "./describe-plan.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { fieldNames } from "./field-names.ts";
import { onInterrupt } from "./interrupt.ts";
import { openProgress } from "./progress.ts";
import { standardOutput } from "./standard-output.ts";
import { formatProblem, formatSummary } from "./summary.ts";

/** The options of `copydesk annotate`, as commander hands them over. */
export interface AnnotateOptions {
  readonly out: string;
  readonly pipeline: string;
  readonly layers?: readonly string[];
  readonly published?: string;
  readonly offsets: "codepoint" | "utf16";
  readonly field?: readonly string[];
  readonly workers?: number;
  readonly limit?: number;
  readonly maxBytes?: number;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export async function annotateCommand(inputs: readonly string[], options: AnnotateOptions): Promise<number> {
  const cwd = process.cwd();
  const settings = settingsOf(options, cwd);
  const workers = options.workers ?? availableParallelism();
  if (options.dryRun) {
    const pipeline = await pipelineOf(settings);
    process.stdout.write(await describePlan({ inputs, cwd, pipeline, settings, workers, out: options.out }));
    return EXIT.done;
  }
  const toStream = options.out === "-";
  const output = standardOutput();
  const interrupt = onInterrupt();
  const progress = openProgress(process.stderr, options.quiet === true, () => performance.now());
  const signal = AbortSignal.any([interrupt.signal, output.signal]);
  let result: RunResult;
  try {
    result = await annotateCorpus({
      inputs,
      cwd,
      stdin: process.stdin,
      settings,
      openDestination: () => (toStream ? openStream(output.write) : openFolder(resolve(cwd, options.out))),
      openBackend: (events, abort) => openThreads(settings, workers, events, abort),
      limit: options.limit ?? Number.POSITIVE_INFINITY,
      signal,
      onProgress: progress.add,
      // Problems of documents stand in their records; what has no record would be lost on a stream.
      onProblems: (problems) => {
        if (!toStream || options.quiet) return;
        for (const problem of problems) if (problem.id === null) progress.print(formatProblem(problem));
      },
      now: () => performance.now(),
    });
  } finally {
    progress.close();
    interrupt.close();
  }
  if (output.signal.aborted) return EXIT.done;
  const summary = options.json ? `${JSON.stringify(result)}\n` : formatSummary(result, options.out);
  if (options.json) (toStream ? process.stderr : process.stdout).write(summary);
  else if (!options.quiet) process.stderr.write(summary);
  if (result.ended === "interrupted") return EXIT.interrupted;
  if (result.ended === "strict") return EXIT.stopped;
  return result.totals.failed > 0 || result.totals.documents === 0 ? EXIT.failures : EXIT.done;
}

function settingsOf(options: AnnotateOptions, cwd: string): RunSettings {
  if (options.published !== undefined && !/\d{4}/.test(options.published)) {
    throw new UsageError(`--published expects a date such as 2025-12-23, got "${options.published}".`);
  }
  return {
    pipelineUrl: pipelineUrl(options.pipeline, cwd),
    layers: options.layers ?? null,
    stageOptions: options.published === undefined ? {} : { reference: { published: options.published } },
    offsets: options.offsets,
    read: {
      fields: fieldNames(options.field ?? []),
      maxBytes: options.maxBytes ?? DEFAULT_READ_OPTIONS.maxBytes,
    },
    strict: options.strict === true,
  };
}

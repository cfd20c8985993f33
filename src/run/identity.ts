import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Pipeline } from "../core/pipeline.ts";
import { VERSION } from "../core/version.ts";
import { pipelineOf } from "./open-run.ts";
import type { RunSettings } from "./shard.ts";

/** Everything that decides a run's output, by name, so that two runs can be told apart in words. */
export interface RunIdentity {
  readonly copydesk: string;
  readonly inputs: readonly string[];
  readonly pipeline: string;
  readonly layers: readonly string[];
  readonly redo: readonly string[] | null;
  /** Version, options, and a hash of the model files, by layer. */
  readonly stages: Readonly<Record<string, unknown>>;
  readonly offsets: string;
  readonly read: unknown;
  readonly strict: boolean;
  readonly gzip: boolean;
  readonly limit: number | null;
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

/** A short hash of each model file, by which runs are told apart. */
export const modelHashes = (urls: readonly string[]): string[] =>
  urls.map((url) => sha256(readFileSync(new URL(url))).slice(0, 16));

/** What a run with these settings is. Reads the pipeline's model files. */
export async function identityOf(
  settings: RunSettings,
  inputs: readonly string[],
  limit: number,
): Promise<{ readonly identity: RunIdentity; readonly fingerprint: string; readonly pipeline: Pipeline }> {
  const pipeline = await pipelineOf(settings);
  const stages = pipeline.stages.map(({ writes, version, options, models }) => [
    writes,
    { version, options, models: modelHashes(models) },
  ]);
  const identity: RunIdentity = {
    copydesk: VERSION,
    inputs,
    pipeline: pipeline.name,
    layers: pipeline.writes,
    redo: settings.redo,
    stages: Object.fromEntries(stages),
    offsets: settings.offsets,
    read: settings.read,
    strict: settings.strict,
    gzip: settings.gzip,
    limit: Number.isFinite(limit) ? limit : null,
  };
  return { identity, fingerprint: sha256(JSON.stringify(identity)).slice(0, 16), pipeline };
}

/** What differs between a folder's run and the one asked for, each in a few words: `offsets: was "codepoint", is "utf16"`. */
export function differences(was: RunIdentity, is: RunIdentity): string[] {
  const told: string[] = [];
  const compare = (name: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) === JSON.stringify(b)) return;
    const both = isObject(a) && isObject(b);
    if (both)
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        compare(`${name} ${key}`.trim(), a[key], b[key]);
    else told.push(`${name}: was ${show(a)}, is ${show(b)}`);
  };
  compare("", was, is);
  return told;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const show = (value: unknown): string => (value === undefined ? "absent" : JSON.stringify(value));

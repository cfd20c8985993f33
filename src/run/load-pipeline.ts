import { existsSync, readdirSync } from "node:fs";
import { extname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Pipeline, PipelineError } from "../core/pipeline.ts";

const HERE = import.meta.url;
const FOLDER = new URL("../../pipelines/", HERE);
const EXTENSION = extname(fileURLToPath(HERE));

/** The pipelines that come with copydesk, by name. */
export function pipelineNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(EXTENSION) && !name.endsWith(`.d${EXTENSION}`))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();
}

/** The address of a pipeline's module, from the name of one that comes with copydesk or from a path. */
export function pipelineUrl(nameOrPath: string, cwd: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(nameOrPath)) {
    if (pipelineNames().includes(nameOrPath)) return new URL(`${nameOrPath}${EXTENSION}`, FOLDER).href;
  }
  const path = resolve(cwd, nameOrPath);
  if (!existsSync(path)) {
    throw new PipelineError(
      `There is no pipeline "${nameOrPath}". Name one of ${pipelineNames().join(", ")}, or the path of a module (.js or .mjs).`,
    );
  }
  if (/\.[cm]?tsx?$/.test(path) && EXTENSION !== ".ts") {
    throw new PipelineError(
      `"${nameOrPath}" is TypeScript, which Node cannot load as it is. Compile it, and name the .js file.`,
    );
  }
  return pathToFileURL(path).href;
}

/** What names a pipeline's module on other machines: the name of one that comes with copydesk, or a path. */
export function pipelineLabel(url: string): string {
  const name = url.startsWith(FOLDER.href) ? url.slice(FOLDER.href.length, -EXTENSION.length) : "";
  return name === "" ? fileURLToPath(url) : name;
}

/** Imports a pipeline module and checks that it default-exports a pipeline. */
export async function loadPipeline(url: string): Promise<Pipeline> {
  let module: { default?: unknown };
  try {
    module = await import(url);
  } catch (error) {
    if (error instanceof PipelineError) throw error;
    throw new PipelineError(
      `The pipeline module ${moduleName(url)} cannot be loaded: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
  const pipeline = module.default as Partial<Pipeline> | undefined;
  if (typeof pipeline?.name !== "string" || !Array.isArray(pipeline.stages)) {
    throw new PipelineError(
      `The module ${moduleName(url)} does not default-export a pipeline. Write: export default definePipeline("name", [ … ]).`,
    );
  }
  return pipeline as Pipeline;
}

const moduleName = (url: string): string => url.slice(url.lastIndexOf("/") + 1);

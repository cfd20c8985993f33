/** copydesk as a library: documents in, records out. Prints nothing and starts no worker. */

export { default as news } from "../pipelines/news.ts";
export type { Document, Problem } from "./core/document.ts";
export type { Layers } from "./core/layers.ts";
export { definePipeline, type Pipeline, PipelineError, selectLayers, withOptions } from "./core/pipeline.ts";
export { type Annotate, defineStage, type Stage, type StageDefinition, type Warn } from "./core/stage.ts";
export { POS_TAGS, type PosTag, type Tokens } from "./core/tokens.ts";
export { VERSION } from "./core/version.ts";
export { annotate, type OpenPipeline, openPipeline, type PipelineOptions } from "./library.ts";
export type { CopydeskRecord } from "./schema/record.ts";

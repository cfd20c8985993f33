import { annotateDocument, openStages } from "../core/annotate-document.ts";
import type { Document } from "../core/document.ts";
import { type Pipeline, selectLayers, withOptions } from "../core/pipeline.ts";
import { recordMaker } from "../core/record.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { loadPipeline } from "./load-pipeline.ts";
import type { RunSettings } from "./shard.ts";

/** The pipeline of a run, cut to its layers and with its options set. */
export async function pipelineOf({
  pipelineUrl,
  layers,
  stageOptions,
}: Pick<RunSettings, "pipelineUrl" | "layers" | "stageOptions">): Promise<Pipeline> {
  const pipeline = withOptions(await loadPipeline(pipelineUrl), stageOptions);
  return layers === null ? pipeline : selectLayers(pipeline, layers);
}

/** Opens the stages of a run, once a worker; what it returns makes one document's record. */
export async function openRun(settings: RunSettings): Promise<(doc: Document) => Promise<CopydeskRecord>> {
  const pipeline = await pipelineOf(settings);
  const stages = await openStages(pipeline);
  const toRecord = recordMaker(pipeline, settings.offsets);
  return async (doc) => toRecord(doc, await annotateDocument(doc, stages));
}

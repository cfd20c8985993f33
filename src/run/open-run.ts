import { annotateDocuments, openStages } from "../core/annotate-document.ts";
import { type Pipeline, selectLayers, withOptions } from "../core/pipeline.ts";
import { recordMaker } from "../core/record.ts";
import { readFile } from "../io/read-file.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { loadPipeline } from "./load-pipeline.ts";
import { readRecords } from "./read-records.ts";
import { openRedo, redonePipeline } from "./redo.ts";
import type { RunItem } from "./run-item.ts";
import type { RunSettings, Slice } from "./shard.ts";
import { watchInput } from "./watch-input.ts";

/** The pipeline of a run, cut to its layers and with its options set. */
export async function pipelineOf({
  pipelineUrl,
  layers,
  redo,
  stageOptions,
}: Pick<RunSettings, "pipelineUrl" | "layers" | "redo" | "stageOptions">): Promise<Pipeline> {
  const pipeline = withOptions(await loadPipeline(pipelineUrl), stageOptions);
  if (redo !== null) return redonePipeline(pipeline, redo);
  return layers === null ? pipeline : selectLayers(pipeline, layers);
}

/** Opens the reader and the stages of a run, once a worker. */
export async function openRun(settings: RunSettings): Promise<{
  read(slice: Slice): AsyncIterable<RunItem>;
  annotate(items: readonly Extract<RunItem, { doc: unknown }>[]): Promise<CopydeskRecord[]>;
}> {
  const pipeline = await pipelineOf(settings);
  const stages = await openStages(pipeline);
  const toRecord = recordMaker(pipeline, settings.offsets);
  const redo = settings.redo && openRedo(pipeline, settings.redo);
  return {
    async *read(slice) {
      const { gone, open, changed } = watchInput(slice);
      if (gone) {
        yield gone;
        return;
      }
      if (redo) yield* readRecords(slice, pipeline.writes, open);
      else yield* readFile(slice.file, settings.read, slice.range, open);
      const other = changed();
      if (other) yield other;
    },
    async annotate(items) {
      const all = await annotateDocuments(
        items.map(({ doc }) => doc),
        stages,
      );
      return all.map((annotated, i) => {
        // As many come out as went in.
        const { doc, record } = items[i] as (typeof items)[number];
        return redo && record ? redo(record, doc, annotated) : toRecord(doc, annotated);
      });
    },
  };
}

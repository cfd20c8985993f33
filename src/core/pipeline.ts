import { isRecordLayer, type LayerName, type RecordLayer } from "../schema/layers.ts";
import type { Stage } from "./stage.ts";

/** An ordered list of stages under a name. */
export interface Pipeline {
  readonly name: string;
  readonly stages: readonly Stage[];
  /** The layers that go into the record; the others are made only because these need them. */
  readonly writes: readonly RecordLayer[];
}

/** A pipeline that cannot run, and why. */
export class PipelineError extends Error {
  override readonly name = "PipelineError";
}

/** Makes a pipeline. Refuses two stages for one layer, and a stage that reads a layer that no earlier stage writes. */
export function definePipeline(name: string, stages: readonly Stage[]): Pipeline {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new PipelineError(
      `A pipeline's name is lower-case letters, digits and hyphens; got ${JSON.stringify(name)}.`,
    );
  }
  const written = new Set<LayerName>();
  for (const stage of stages) {
    if (written.has(stage.writes))
      throw new PipelineError(`Pipeline ${name}: two stages write ${stage.writes}. Leave one out.`);
    for (const layer of [...stage.reads, ...stage.uses]) {
      if (written.has(layer)) continue;
      if (stage.uses.includes(layer) && !stages.some((other) => other.writes === layer)) continue;
      const later = stages.some((other) => other.writes === layer);
      throw new PipelineError(
        `Pipeline ${name}: the ${stage.writes} stage reads ${layer}, which ${later ? "is written only after it. Move the stage that writes it up" : "no stage writes. Add one"}.`,
      );
    }
    written.add(stage.writes);
  }
  return Object.freeze({
    name,
    stages: Object.freeze([...stages]),
    writes: [...written].filter(isRecordLayer),
  });
}

/** The pipeline cut down to the named layers: the stages that make them, and those that these read, in the same order. */
export function selectLayers(pipeline: Pipeline, layers: readonly string[]): Pipeline {
  const wanted = new Set<string>(layers);
  const unknown = layers.find((layer) => !pipeline.writes.some((name) => name === layer));
  if (unknown !== undefined) {
    throw new PipelineError(
      `Pipeline ${pipeline.name} has no layer "${unknown}". It has: ${pipeline.writes.join(", ")}.`,
    );
  }
  for (const stage of pipeline.stages.toReversed()) {
    if (wanted.has(stage.writes)) for (const layer of [...stage.reads, ...stage.uses]) wanted.add(layer);
  }
  return {
    name: pipeline.name,
    stages: pipeline.stages.filter((stage) => wanted.has(stage.writes)),
    writes: pipeline.writes.filter((layer) => layers.includes(layer)),
  };
}

/** The pipeline with options of some stages set anew, by the layer that they write. Stages that it lacks are passed over. */
export function withOptions(
  pipeline: Pipeline,
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Pipeline {
  const stages = pipeline.stages.map((stage) => {
    const more = options[stage.writes];
    return more ? stage.with(more) : stage;
  });
  return { ...pipeline, stages };
}

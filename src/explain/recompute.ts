import { annotateDocument, openStages } from "../core/annotate-document.ts";
import type { Document } from "../core/document.ts";
import type { Layers } from "../core/layers.ts";
import { type Pipeline, selectLayers } from "../core/pipeline.ts";
import { documentFromRow } from "../io/document-from-row.ts";
import { DEFAULT_READ_OPTIONS } from "../io/read-item.ts";
import type { RecordLayer } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { ExplainError } from "./explanation.ts";

/** A document of which one layer was made anew, from the record's own other layers. Offsets in UTF-16 units. */
export interface Recomputed {
  readonly doc: Document;
  readonly layers: Partial<Layers>;
}

/**
 * Makes a layer of a record anew, from its other layers as they stand; those that the record lacks and the stage reads are made too.
 * `keep`: the record's own layer is left as it is, and only what it is read with is made.
 */
export async function recompute(
  record: CopydeskRecord,
  layer: RecordLayer,
  pipeline: Pipeline,
  keep = false,
): Promise<Recomputed> {
  const row = Object.fromEntries(Object.entries(record).filter(([field]) => keep || field !== layer));
  const { uri, line } = record.source;
  const place = line === undefined ? { uri } : { uri, line };
  const item = await documentFromRow(row, place, {
    ...DEFAULT_READ_OPTIONS,
    maxBytes: Number.POSITIVE_INFINITY,
  });
  if ("problem" in item) throw new ExplainError(item.problem.message);
  const stages = await openStages(selectLayers(pipeline, [layer]));
  const { layers, problems } = await annotateDocument(item.doc, stages);
  if (!layers[layer]) {
    const why =
      problems.find(({ stage }) => stage === layer)?.message ?? "one of the layers that it reads is missing";
    throw new ExplainError(`The ${layer} of ${JSON.stringify(record.id)} cannot be made anew: ${why}`);
  }
  return { doc: item.doc, layers };
}

import type { Annotated } from "../core/annotate-document.ts";
import type { Document, Problem } from "../core/document.ts";
import { type Pipeline, PipelineError } from "../core/pipeline.ts";
import { recordMaker } from "../core/record.ts";
import { isRecordLayer, type LayerName, RECORD_LAYERS } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** The pipeline cut to the named layers and those that read them, with what these share in memory; the rest comes from the records. */
export function redonePipeline(pipeline: Pipeline, layers: readonly string[]): Pipeline {
  const unknown = layers.find((layer) => !pipeline.writes.some((name) => name === layer));
  if (unknown !== undefined)
    throw new PipelineError(
      `Pipeline ${pipeline.name} has no layer "${unknown}" to redo. It has: ${pipeline.writes.join(", ")}.`,
    );
  const redone = new Set<LayerName>();
  for (const { writes, reads, uses } of pipeline.stages)
    if (layers.includes(writes) || [...reads, ...uses].some((layer) => redone.has(layer))) redone.add(writes);
  return {
    name: pipeline.name,
    stages: pipeline.stages.filter(({ writes }) => redone.has(writes) || !isRecordLayer(writes)),
    writes: pipeline.writes.filter((layer) => redone.has(layer)),
  };
}

const FIELDS = [
  ...["schema", "id", "source", "published", "url", "meta", "language", "offsets", "text"],
  ...RECORD_LAYERS.filter((layer) => layer !== "language"),
  ...["problems", "provenance"],
];
const STEPS: readonly string[] = ["read", "language", "tokens", ...RECORD_LAYERS];

/**
 * Returns a function that puts layers made anew into their old record and leaves everything else of it as it was, to the byte. A layer
 * that only depends on a redone one is put in where the record had it.
 */
export function openRedo(
  pipeline: Pipeline,
  layers: readonly string[],
): (record: CopydeskRecord, doc: Document, annotated: Annotated) => CopydeskRecord {
  const inCodepoints = recordMaker(pipeline, "codepoint");
  const inUtf16 = recordMaker(pipeline, "utf16");
  return (record, doc, annotated) => {
    const made = (record.offsets === "utf16" ? inUtf16 : inCodepoints)(doc, annotated);
    const redone = new Set<string>(
      pipeline.writes.filter((layer) => layers.includes(layer) || Object.hasOwn(record, layer)),
    );
    const problems = [
      ...record.problems.filter(({ stage }) => !redone.has(stage)),
      ...made.problems.filter(({ stage }) => redone.has(stage)),
    ];
    const stages = Object.entries(made.provenance.stages).filter(([layer]) => redone.has(layer));
    const fields: Record<string, unknown> = {
      ...record,
      ...Object.fromEntries(Object.entries(made).filter(([field]) => redone.has(field))),
      problems: inOrder(problems as Problem[]),
      provenance: {
        ...made.provenance,
        stages: inPlace({ ...record.provenance.stages, ...Object.fromEntries(stages) }, RECORD_LAYERS),
      },
    };
    if (redone.has("referents") && !redone.has("entities")) fields.entities = withReferents(record, made);
    return inPlace(fields, FIELDS) as unknown as CopydeskRecord;
  };
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => STEPS.indexOf(a.stage) - STEPS.indexOf(b.stage));

function inPlace<T>(fields: Readonly<Record<string, T>>, order: readonly string[]): Record<string, T> {
  return Object.fromEntries(
    order.flatMap((name): [string, T][] => {
      const value = fields[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function withReferents(
  { entities }: CopydeskRecord,
  { referents }: CopydeskRecord,
): CopydeskRecord["entities"] {
  const owner = new Map(
    (referents ?? []).flatMap(({ id, mentions }) => mentions.map((mention) => [mention, id])),
  );
  return entities?.map((entity) => ({ ...entity, referent: owner.get(entity.id) ?? null }));
}

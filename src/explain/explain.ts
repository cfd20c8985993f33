import type { Pipeline } from "../core/pipeline.ts";
import { VERSION } from "../core/version.ts";
import type { Claim } from "../schema/claims.ts";
import type { DateExpression } from "../schema/dates.ts";
import type { Entity } from "../schema/entities.ts";
import type { RecordLayer } from "../schema/layers.ts";
import { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import type { Referent } from "../schema/referents.ts";
import { explainClaim } from "./claim.ts";
import { explainDate } from "./date.ts";
import { explainEntity } from "./entity.ts";
import { ExplainError, type Explanation, type Told } from "./explanation.ts";
import { type Recomputed, recompute } from "./recompute.ts";
import { explainReferent } from "./referent.ts";
import { explainSentence } from "./sentence.ts";

type Span = { readonly start: number; readonly end: number };

/** The layer whose annotations have ids with this letter. */
const LAYERS: { readonly [letter: string]: RecordLayer } = {
  e: "entities",
  r: "referents",
  d: "dates",
  c: "claims",
  s: "sentences",
};

/**
 * Explains an annotation of a record by its id: e7, r4, d3, c2, s5. The layer is made anew from the record's other layers by the stages
 * of the pipeline, so records stay small; what came out otherwise than the record says is noted.
 */
export async function explain(record: CopydeskRecord, id: string, pipeline: Pipeline): Promise<Explanation> {
  const layer = LAYERS[id.charAt(0)];
  if (!layer || !/^[a-z]\d+$/.test(id))
    throw new ExplainError(
      `${JSON.stringify(id)} is no annotation: expected an id such as e7, r4, d3, c2 or s5.`,
    );
  const found = annotationsOf(record, layer);
  const annotation = found.find((one) => one.id === id);
  if (!annotation)
    throw new ExplainError(
      found.length === 0
        ? `The document ${JSON.stringify(record.id)} has no ${layer}.`
        : `The document ${JSON.stringify(record.id)} has no ${id}: its ${layer} are ${found[0]?.id} to ${found.at(-1)?.id}.`,
    );
  const inMemory =
    annotationsOf({ ...record, ...utf16Of(record) }, layer).find((one) => one.id === id) ?? annotation;
  const base = { document: record.id, layer, annotation };
  const notes = versionNotes(record, layer, pipeline);
  const recomputed = await recompute(record, layer, pipeline, layer === "sentences");
  const told = await tellOf(record, layer, inMemory, recomputed, pipeline);
  return { ...base, notes: [...notes, ...changeNotes(layer, inMemory, recomputed)], ...told };
}

/** An annotation, which its layer's schema was checked for. */
type Annotation = { readonly id: string } & Readonly<Record<string, unknown>>;

const annotationsOf = (record: CopydeskRecord, layer: RecordLayer): readonly Annotation[] =>
  // Only layers of lists whose rows have ids are asked for.
  (record[layer] ?? []) as unknown as readonly Annotation[];

async function tellOf(
  record: CopydeskRecord,
  layer: RecordLayer,
  annotation: Annotation,
  recomputed: Recomputed,
  pipeline: Pipeline,
): Promise<Told> {
  const options = pipeline.stages.find(({ writes }) => writes === layer)?.options ?? {};
  // Which layer it is was looked up by the id.
  if (layer === "entities") return explainEntity(recomputed, annotation as unknown as Entity);
  if (layer === "claims") return explainClaim(recomputed, annotation as unknown as Claim);
  if (layer === "dates")
    return explainDate(recomputed, annotation as unknown as DateExpression, options.dayFirst === true);
  if (layer === "referents")
    return explainReferent(recomputed, annotation as unknown as Referent, Number(options.minLinkScore ?? 0));
  return explainSentence(record, recomputed, annotation.id);
}

/** Whether what is installed is what made the record. */
function versionNotes({ provenance }: CopydeskRecord, layer: RecordLayer, pipeline: Pipeline): string[] {
  const was = provenance.stages[layer];
  const is = pipeline.stages.find(({ writes }) => writes === layer)?.version;
  if (was === "given")
    return [`The input gave the ${layer}; what follows is how copydesk reads them itself.`];
  return [
    ...(provenance.copydesk === VERSION
      ? []
      : [`The record was made by copydesk ${provenance.copydesk}; this is ${VERSION}.`]),
    ...(was === undefined || was === is
      ? []
      : [`The record's ${layer} were made by version ${was} of the stage; this is ${is}.`]),
  ];
}

/** What came out otherwise when the layer was made anew. */
function changeNotes(layer: RecordLayer, annotation: Annotation, { layers }: Recomputed): string[] {
  const anew = (layers[layer] ?? []) as unknown as readonly Annotation[];
  if (layer === "sentences") return [];
  if (layer === "referents") {
    const [first] = (annotation as unknown as Referent).mentions;
    const other = anew.find((one) => (one as unknown as Referent).mentions.includes(first ?? ""));
    return JSON.stringify([annotation.mentions, annotation.link]) ===
      JSON.stringify([other?.mentions, other?.link])
      ? []
      : [
          "Made anew, its mentions or its link are others than in the record: other models, options or entities made it.",
        ];
  }
  const span = annotation as unknown as Span;
  const other = anew.find((one) => one.start === span.start && one.end === span.end);
  if (!other)
    return [
      `Made anew, nothing is found at “${String(annotation.text)}”: other models or options made the record.`,
    ];
  const changed = ["label", "score", "type", "value", "unit", "by"].filter(
    (field) => annotation[field] !== other[field],
  );
  return changed.map(
    (field) =>
      `Made anew, its ${field} is ${JSON.stringify(other[field])}; the record has ${JSON.stringify(annotation[field])}.`,
  );
}

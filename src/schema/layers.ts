/**
 * The table of layers: every kind of annotation, in the order in which a record lists them.
 * Know a layer's name and you know its paths: `src/schema/NAME.ts`, `src/stages/NAME/`, `src/eval/NAME.ts`, `test/cases/NAME.jsonl`.
 * This file imports nothing, so that the hot path and the browser can read it without loading zod.
 */
export const RECORD_LAYERS = [
  "language",
  "title",
  "dateline",
  "reference",
  "sentences",
  "entities",
  "referents",
  "dates",
  "checkworthiness",
  "claims",
  "sentiment",
] as const;

export type RecordLayer = (typeof RECORD_LAYERS)[number];

/** Layers that stages share in memory and that no record carries. */
export const INNER_LAYERS = ["tokens"] as const;

export type LayerName = RecordLayer | (typeof INNER_LAYERS)[number];

/** The value of a record's `schema` field. */
export const RECORD_SCHEMA = "copydesk.record/1";

export function isRecordLayer(name: string): name is RecordLayer {
  return (RECORD_LAYERS as readonly string[]).includes(name);
}

/** `copydesk/schema`: the record as zod schemas and types. Uses nothing of Node, so it runs in a browser. */

export type { CheckworthinessRow } from "./checkworthiness.ts";
export { attribution, type Claim, claim } from "./claims.ts";
export type { Dateline } from "./dateline.ts";
export { type DateExpression, date } from "./dates.ts";
export { type Entity, entity } from "./entities.ts";
export {
  ENTITY_LABELS,
  type EntityLabel,
  NAME_LABELS,
  NUMBER_LABELS,
  REFERENT_LABELS,
} from "./entity-labels.ts";
export { recordJsonSchema } from "./json-schema.ts";
export type { Language } from "./language.ts";
export { type LawBreach, recordBreaches } from "./laws.ts";
export { RECORD_LAYERS, RECORD_SCHEMA, type RecordLayer } from "./layers.ts";
export { PROBLEM_CODES, type ProblemCode } from "./problem-codes.ts";
export { type CopydeskRecord, layerSchemas, record } from "./record.ts";
export type { Reference } from "./reference.ts";
export { type Referent, referent } from "./referents.ts";
export { type Sentence, sentence } from "./sentences.ts";
export type { Sentiment } from "./sentiment.ts";
export type { Title } from "./title.ts";

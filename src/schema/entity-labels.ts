/** The OntoNotes 5 entity labels. The first eleven name things; the last five are numbers and carry `value` and `unit`. */
export const NAME_LABELS = [
  "PERSON",
  "NORP",
  "ORG",
  "GPE",
  "LOC",
  "FAC",
  "PRODUCT",
  "EVENT",
  "WORK_OF_ART",
  "LAW",
  "LANGUAGE",
] as const;
export const NUMBER_LABELS = ["MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"] as const;
export const ENTITY_LABELS = [...NAME_LABELS, ...NUMBER_LABELS] as const;

/** Labels whose mentions all have a referent. */
export const REFERENT_LABELS = ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"] as const;

export type EntityLabel = (typeof ENTITY_LABELS)[number];
export type ReferentLabel = (typeof REFERENT_LABELS)[number];

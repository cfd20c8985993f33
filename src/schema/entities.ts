import { z } from "zod";
import { ENTITY_LABELS } from "./entity-labels.ts";
import { by, id, probability, spanFields } from "./span.ts";

export const entity = z.strictObject({
  id: id("e", "The mention's id"),
  ...spanFields,
  label: z.enum(ENTITY_LABELS).describe("What kind of thing it names: an OntoNotes 5 label."),
  score: probability("How likely the span and its label are right"),
  referent: z
    .string()
    .regex(/^r\d+$/)
    .nullable()
    .describe("The id of the thing that it names, in `referents`; null when it has none."),
  value: z
    .number()
    .nullable()
    .optional()
    .describe(
      "For MONEY, PERCENT, QUANTITY, ORDINAL and CARDINAL: the number meant; null when none can be told.",
    ),
  unit: z
    .string()
    .nullable()
    .optional()
    .describe(
      "For the number labels: ISO 4217 currency, UCUM unit or the counted noun's lemma; null when there is none.",
    ),
  by,
});

export const entities = z
  .array(entity)
  .describe(
    "Mentions of named things and numbers in text order, without leading `the` or possessive ending; they do not overlap.",
  );

export type Entity = z.infer<typeof entity>;

import { z } from "zod";
import { by, id, spanFields } from "./span.ts";

const isoEdge = z.string().nullable();

export const interval = z
  .strictObject({
    start: isoEdge.describe("First day or moment (inclusive), ISO 8601; null for an open beginning."),
    end: isoEdge.describe("Day or moment after the last (exclusive), ISO 8601; null for an open end."),
  })
  .describe("The stretch of the calendar that it covers, half-open.");

export const date = z.strictObject({
  id: id("d", "The expression's id"),
  ...spanFields,
  type: z.enum(["DATE", "TIME", "DURATION", "SET"]).describe("TIMEX3 type (ISO-TimeML)."),
  value: z
    .string()
    .min(1)
    .describe("TIMEX3 value, ISO 8601 with X for what is not known, or PAST_REF, PRESENT_REF, FUTURE_REF."),
  mod: z
    .string()
    .nullable()
    .describe("TIMEX3 modifier such as START, MID, END, APPROX, EQUAL_OR_MORE; null for none."),
  quant: z.string().nullable().describe("For a SET, its quantifier, such as EVERY; null for none."),
  freq: z.string().nullable().describe("For a SET, how often, such as `2X` or `1D`; null for none."),
  interval: interval.nullable().describe("Its calendar interval; null when none can be given."),
  anchor: z
    .string()
    .regex(/^(none|reference|d\d+)$/)
    .describe("What it counts from: `none`, `reference`, or the id of an earlier expression."),
  by,
});

export const dates = z
  .array(date)
  .describe("Temporal expressions as TIMEX3, in text order; they do not overlap.");

export type DateExpression = z.infer<typeof date>;

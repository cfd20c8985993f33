import { z } from "zod";

export const offset = (what: string) => z.int().min(0).describe(`${what}, in the record's offset unit.`);

/** A half-open stretch of the text with a copy of what stands there. */
export const spanFields = {
  start: offset("Where it begins (inclusive)"),
  end: offset("Where it ends (exclusive)"),
  text: z.string().describe("Exactly the text between start and end."),
};

export const span = z.strictObject(spanFields);

/** A document-local id: a letter for the layer and a number that counts up in text order. */
export const id = (letter: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${letter}\\d+$`))
    .describe(`${what}: \`${letter}\` and a number that counts up in text order.`);

export const probability = (what: string) =>
  z.number().min(0).max(1).describe(`${what}: a probability from 0 to 1.`);

export const polarityScore = (what: string) =>
  z.number().min(-1).max(1).describe(`${what}, from -1 (negative) to 1 (positive).`);

export const by = z
  .string()
  .min(1)
  .describe("The rule or model that made it, in one word; `given` for what the input brought.");

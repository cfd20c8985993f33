import { z } from "zod";
import { probability } from "./span.ts";

export const checkworthinessRow = z.strictObject({
  sentence: z
    .string()
    .regex(/^s\d+$/)
    .describe("The sentence's id."),
  score: probability("How worthwhile checking what the sentence states would be"),
  subjectivity: probability("How much the sentence is opinion rather than report"),
});

export const checkworthiness = z.array(checkworthinessRow).describe("One row a sentence, in text order.");

export type CheckworthinessRow = z.infer<typeof checkworthinessRow>;

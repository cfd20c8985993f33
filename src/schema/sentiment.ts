import { z } from "zod";
import { polarityScore } from "./span.ts";

const label = z
  .enum(["negative", "neutral", "positive"])
  .describe("The score put into a word, by calibrated thresholds.");
const judged = (what: string) => ({ label, score: polarityScore(what) });

export const sentiment = z
  .strictObject({
    document: z
      .strictObject({
        ...judged("The tone of the whole text"),
        author: z
          .strictObject(judged("The tone of what the writer says"))
          .nullable()
          .describe("The text outside attributed claims; null when there is none."),
        quoted: z
          .strictObject(judged("The tone of what others are quoted as saying"))
          .nullable()
          .describe("The text inside attributed claims; null when there is none."),
      })
      .describe("The whole document."),
    sentences: z
      .array(
        z.strictObject({
          sentence: z
            .string()
            .regex(/^s\d+$/)
            .describe("The sentence's id."),
          ...judged("The tone of the sentence"),
        }),
      )
      .describe("One row a sentence, in text order."),
    entities: z
      .array(
        z.strictObject({
          entity: z
            .string()
            .regex(/^e\d+$/)
            .describe("The mention's id."),
          ...judged("How the text speaks of it here"),
        }),
      )
      .describe("One row for each PERSON, ORG, GPE and NORP mention, in text order."),
    referents: z
      .array(
        z.strictObject({
          referent: z
            .string()
            .regex(/^r\d+$/)
            .describe("The referent's id."),
          ...judged("How the text speaks of it"),
        }),
      )
      .describe("One row for each referent with a judged mention, in text order."),
  })
  .describe("How positively or negatively the text speaks, as a whole, by sentence, and of whom.");

export type Sentiment = z.infer<typeof sentiment>;

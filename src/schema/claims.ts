import { z } from "zod";
import { by, id, probability, span, spanFields } from "./span.ts";

export const attribution = z.strictObject({
  type: z
    .enum(["direct", "indirect", "mixed"])
    .describe("Quoted word for word, reported, or reported with quoted parts."),
  source: z
    .strictObject({
      ...spanFields,
      referent: z
        .string()
        .regex(/^r\d+$/)
        .nullable()
        .describe("The referent that the source is; null when it is not known."),
    })
    .nullable()
    .describe("Who says it, as written; null when nobody is named."),
  cue: z
    .strictObject({ ...span.shape, lemma: z.string().min(1).describe("The cue's dictionary form.") })
    .nullable()
    .describe("The word that attributes, such as `said`; null when there is none."),
});

export const claim = z.strictObject({
  id: id("c", "The claim's id"),
  sentence: z
    .string()
    .regex(/^s\d+$/)
    .describe("The sentence in which the content begins."),
  ...spanFields,
  attribution: attribution.nullable().describe("Who says so; null for the writer's own voice."),
  score: probability(
    "How probable it is that people would mark it: that this source says this content; absent where no model found it",
  ).optional(),
  checkworthiness: probability("How worthwhile checking it would be"),
  certainty: z
    .enum(["asserted", "probable", "possible", "unlikely", "denied", "unknown"])
    .describe("How certain it is put."),
  polarity: z.enum(["positive", "negative"]).describe("Whether the content affirms or negates."),
  tense: z
    .enum(["past", "present", "future", "none"])
    .describe("The tense of the content's main verb; `none` without a verb."),
  entities: z.array(z.string()).describe("The ids of the entities inside the content."),
  dates: z.array(z.string()).describe("The ids of the dates inside the content."),
  by,
});

export const claims = z
  .array(claim)
  .describe(
    "Attributed content, and sentences in the writer's own voice that are most worth checking, ordered by where the content begins.",
  );

export type Claim = z.infer<typeof claim>;

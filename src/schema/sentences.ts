import { z } from "zod";
import { id, offset } from "./span.ts";

export const sentence = z.strictObject({
  id: id("s", "The sentence's id"),
  start: offset("Where it begins (inclusive)"),
  end: offset("Where it ends (exclusive), closing quotation marks included"),
  paragraph: z
    .int()
    .min(0)
    .describe(
      "The paragraph it stands in, counted from 0; a headline and a dateline line are paragraphs of their own.",
    ),
});

export const sentences = z
  .array(sentence)
  .describe(
    "The sentences in text order; they do not overlap and none crosses a line break between paragraphs.",
  );

export type Sentence = z.infer<typeof sentence>;

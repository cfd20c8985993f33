import { z } from "zod";
import { offset } from "./span.ts";

export const title = z
  .strictObject({
    text: z.string().describe("The headline."),
    start: offset("Where it begins")
      .nullable()
      .describe("Where the headline begins in the text; null when it was given outside the text."),
    end: offset("Where it ends")
      .nullable()
      .describe("Where the headline ends in the text (exclusive); null when it was given outside the text."),
  })
  .nullable()
  .describe("The article's headline; null when it has none.");

export type Title = z.infer<typeof title>;

import { z } from "zod";
import { probability } from "./span.ts";

export const language = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .describe("ISO 639-1 code (639-3 where there is none); `und` when it cannot be told."),
    score: probability("How sure the detector is"),
  })
  .describe("The language that most of the text is written in.");

export type Language = z.infer<typeof language>;

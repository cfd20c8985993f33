import { z } from "zod";

export const reference = z
  .strictObject({
    value: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/)
      .nullable()
      .describe(
        "When the text was written, ISO 8601, as exact as its origin says (`2025-12` for a month); null when nothing says.",
      ),
    from: z
      .enum(["published", "dateline", "option", "none"])
      .describe(
        "Where it comes from: the document's `published` field, its dateline, the --published option, or nowhere. Never the clock.",
      ),
  })
  .describe("The moment that relative dates such as `yesterday` count from.");

export type Reference = z.infer<typeof reference>;

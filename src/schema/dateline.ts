import { z } from "zod";
import { offset, span } from "./span.ts";

export const dateline = z
  .strictObject({
    start: offset("Where the dateline begins"),
    end: offset("Where the dateline ends (exclusive), before the dash that closes it"),
    place: span.nullable().describe("The place named; null when the dateline has only a date."),
    date: span.nullable().describe("The date named; null when the dateline has only a place."),
  })
  .nullable()
  .describe(
    "The place and date that open a news report, as in `Bamako, December 2025 –`; null when there are none.",
  );

export type Dateline = z.infer<typeof dateline>;

import { z } from "zod";
import { checkworthiness } from "./checkworthiness.ts";
import { claims } from "./claims.ts";
import { dateline } from "./dateline.ts";
import { dates } from "./dates.ts";
import { entities } from "./entities.ts";
import { language } from "./language.ts";
import { RECORD_SCHEMA } from "./layers.ts";
import { problems } from "./problems.ts";
import { reference } from "./reference.ts";
import { referents } from "./referents.ts";
import { sentences } from "./sentences.ts";
import { sentiment } from "./sentiment.ts";
import { title } from "./title.ts";

/** The zod schema of each layer, by name. */
export const layerSchemas = {
  language,
  title,
  dateline,
  reference,
  sentences,
  entities,
  referents,
  dates,
  checkworthiness,
  claims,
  sentiment,
} as const;

const absentOrNull = <T extends z.ZodType>(layer: T) =>
  layer
    .nullable()
    .optional()
    .describe(layer.description ?? "");

const source = z
  .strictObject({
    uri: z
      .string()
      .describe("The file it was read from, relative to where the run was started; `-` for standard input."),
    line: z
      .int()
      .min(1)
      .optional()
      .describe("The row of that file, counted from 1, where a file holds many documents."),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe("SHA-256 of the text in UTF-8, in hexadecimal."),
  })
  .describe("Where the document comes from.");

const provenance = z
  .strictObject({
    copydesk: z.string().describe("The version of copydesk."),
    pipeline: z.string().describe("The pipeline's name."),
    config: z
      .string()
      .describe(
        "A hash of the pipeline's stages, versions and options: equal when two runs were set up alike.",
      ),
    stages: z
      .record(z.string(), z.string())
      .describe("The version of the stage that made each layer, or `given`."),
  })
  .describe("What made this record.");

/** One document with its annotations: a line of output, and valid as a line of input. */
export const record = z
  .strictObject({
    schema: z.literal(RECORD_SCHEMA).describe("The name and major version of this format."),
    id: z.string().min(1).describe("The document's id, unique in a run."),
    source,
    published: z
      .string()
      .optional()
      .describe("The publication date as the input gave it; absent when it gave none."),
    url: z.string().optional().describe("The address as the input gave it; absent when it gave none."),
    meta: z
      .record(z.string(), z.unknown())
      .describe("Every field of the input that copydesk does not know, untouched."),
    language: absentOrNull(language),
    offsets: z
      .enum(["codepoint", "utf16"])
      .describe(
        "The unit of every start and end: Unicode code points or UTF-16 code units. All are half-open.",
      ),
    text: z.string().describe("Exactly the text that was read."),
    title: absentOrNull(title),
    dateline: absentOrNull(dateline),
    reference: absentOrNull(reference),
    sentences: absentOrNull(sentences),
    entities: absentOrNull(entities),
    referents: absentOrNull(referents),
    dates: absentOrNull(dates),
    checkworthiness: absentOrNull(checkworthiness),
    claims: absentOrNull(claims),
    sentiment: absentOrNull(sentiment),
    problems,
    provenance,
  })
  .describe(
    "One document with its annotations. A layer that was not asked for is absent; one whose stage failed or abstained is null, with a problem that says why.",
  );

/** A record as it stands in a file: offsets in the unit that `offsets` names. */
export type CopydeskRecord = z.infer<typeof record>;

import { z } from "zod";
import { REFERENT_LABELS } from "./entity-labels.ts";
import { id } from "./span.ts";

export const link = z
  .strictObject({
    geonames: z.string().nullable().describe("GeoNames id."),
    iso3166: z.string().nullable().describe("ISO 3166-1 alpha-2 code of the country that it is or lies in."),
    wikidata: z.string().nullable().describe("Wikidata id."),
    latitude: z.number().min(-90).max(90).nullable().describe("Degrees north, WGS 84."),
    longitude: z.number().min(-180).max(180).nullable().describe("Degrees east, WGS 84."),
  })
  .describe("Where the thing is known outside this document.");

export const referent = z.strictObject({
  id: id("r", "The referent's id"),
  name: z.string().min(1).describe("The fullest good form of its name in this document."),
  label: z.enum(REFERENT_LABELS).describe("What kind of thing it is."),
  mentions: z.array(z.string()).min(1).describe("The ids of its mentions in `entities`, in text order."),
  link: link.nullable().describe("Its entry in public gazetteers; null when unknown."),
});

export const referents = z
  .array(referent)
  .describe("The things that this document names: each gathers the mentions that mean the same one.");

export type Referent = z.infer<typeof referent>;

import type { CopydeskRecord } from "../schema/record.ts";

type Value = string | number | boolean;
type Values = readonly (Value | null | undefined)[];

/** The fields that filters know, and their values in a record. */
export const FIELDS: Readonly<Record<string, (record: CopydeskRecord) => Values>> = {
  id: ({ id }) => [id],
  source: ({ source }) => [source.uri],
  url: ({ url }) => [url],
  published: ({ published }) => [published],
  language: ({ language }) => [language?.code],
  text: ({ text }) => [text],
  length: ({ text }) => [text.length],
  title: ({ title }) => [title?.text],
  reference: ({ reference }) => [reference?.value],
  label: ({ entities }) => entities?.map(({ label }) => label) ?? [],
  entity: ({ entities }) => entities?.map(({ text }) => text) ?? [],
  score: ({ entities }) => entities?.map(({ score }) => score) ?? [],
  date: ({ dates }) => dates?.map(({ value }) => value) ?? [],
  wikidata: ({ referents }) => referents?.map(({ link }) => link?.wikidata) ?? [],
  country: ({ referents }) => referents?.map(({ link }) => link?.iso3166) ?? [],
  certainty: ({ claims }) => claims?.map(({ certainty }) => certainty) ?? [],
  checkworthiness: ({ claims }) => claims?.map(({ checkworthiness }) => checkworthiness) ?? [],
  sentiment: ({ sentiment }) => [sentiment?.document.label],
  problem: ({ problems }) => problems.map(({ code }) => code),
};

/** The values of a field; `meta.NAME` names a field of the input that copydesk does not know. */
export function valuesOf(record: CopydeskRecord, field: string): Value[] {
  const values: Values = field.startsWith("meta.")
    ? [record.meta[field.slice(5)]].flat().filter(isValue)
    : (FIELDS[field]?.(record) ?? []);
  return values.filter(isValue);
}

const isValue = (value: unknown): value is Value =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

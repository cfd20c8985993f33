import { among, type FilterName, type Filters, whereOf } from "./filters.ts";
import type { IndexRow, RunIndex } from "./open-index.ts";

const FACET_VALUES = 12;
const TOP = 12;
const MAP_POINTS = 400;

/** Who is meant by a pronoun is not told by the pronoun: such sources are in no ranking. */
const NAMED =
  "x.speaker is not null and lower(x.speaker) not in ('he', 'she', 'it', 'they', 'we', 'i', 'you', 'who', 'that', 'which', 'one', 'others', 'some', 'many')";

/** How each facet counts: a value and the number of documents that have it, among documents `d`. */
const FACETS: Readonly<Record<Exclude<FilterName, "name">, string>> = {
  source: "select d.source as value, count(*) as count from documents d where WHERE group by 1",
  year: "select d.published[1:4] as value, count(*) as count from documents d where WHERE group by 1",
  language: "select d.language as value, count(*) as count from documents d where WHERE group by 1",
  sentiment: "select d.sentiment as value, count(*) as count from documents d where WHERE group by 1",
  label:
    "select x.label as value, count(*) as count from labels x join documents d using (doc) where WHERE group by 1",
  speaker: `select x.speaker as value, count(distinct doc) as count from claims x join documents d using (doc) where ${NAMED} and WHERE group by 1`,
  problem:
    "select x.code as value, count(distinct doc) as count from problems x join documents d using (doc) where WHERE group by 1",
};

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}
export type Facets = Readonly<Record<string, readonly FacetValue[]>>;

/** Counts beside each facet. */
export async function facets(index: RunIndex, filters: Filters): Promise<Facets> {
  const found: Record<string, readonly FacetValue[]> = {};
  for (const [name, sql] of Object.entries(FACETS)) {
    const { sql: where, values } = whereOf(filters, name as FilterName);
    const rows = await index.rows(
      `select * from (${among(where, sql)}) where value is not null order by count desc, value limit ${FACET_VALUES}`,
      values,
    );
    found[name] = rows.map(({ value, count }) => ({ value: String(value), count: Number(count) }));
  }
  return found;
}

/** A page of documents in the order of the records, and how many there are in all. */
export async function documentList(
  index: RunIndex,
  filters: Filters,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly IndexRow[] }> {
  const { sql, values } = whereOf(filters);
  const [count] = await index.rows(`select count(*) as n from documents d where ${sql}`, values);
  const rows = await index.rows(
    `select doc, id, title, opening, published, source, language, sentiment, claims, problems from documents d where ${sql} order by doc limit ${limit} offset ${offset}`,
    values,
  );
  return { total: Number(count?.n ?? 0), rows };
}

export interface Overview {
  readonly documents: number;
  readonly words: number;
  readonly published: readonly IndexRow[];
  readonly spokenOf: readonly IndexRow[];
  readonly places: readonly IndexRow[];
  readonly people: readonly IndexRow[];
  readonly organisations: readonly IndexRow[];
  readonly locations: readonly IndexRow[];
  readonly speakers: readonly IndexRow[];
  readonly speaksOf: readonly IndexRow[];
}

/** The figures of the documents that the filters leave. */
export async function overview(index: RunIndex, filters: Filters): Promise<Overview> {
  const { sql, values } = whereOf(filters);
  const ask = (statement: string) => index.rows(among(sql, statement), values);
  const [sums] = await ask(
    "select count(*) as documents, coalesce(sum(words), 0)::DOUBLE as words from documents d where WHERE",
  );
  const named = (labels: string) =>
    ask(
      `select x.name, count(*) as documents, sum(x.mentions)::INTEGER as mentions from names x join documents d using (doc) where x.label in (${labels}) and WHERE group by 1 order by 2 desc, 3 desc, 1 limit ${TOP}`,
    );
  return {
    documents: Number(sums?.documents ?? 0),
    words: Number(sums?.words ?? 0),
    published: await ask(
      "select d.published[1:7] as month, count(*) as documents from documents d where d.published is not null and WHERE group by 1 order by 1",
    ),
    spokenOf: await ask(
      "select x.month, count(*) as documents from months x join documents d using (doc) where WHERE group by 1 order by 1",
    ),
    places: await ask(
      `select any_value(x.name order by x.mentions desc) as name, round(x.latitude, 2) as latitude, round(x.longitude, 2) as longitude, count(*) as documents from names x join documents d using (doc) where x.latitude is not null and WHERE group by 2, 3 order by 4 desc, 1 limit ${MAP_POINTS}`,
    ),
    people: await named("'PERSON'"),
    organisations: await named("'ORG'"),
    locations: await named("'GPE', 'LOC', 'FAC'"),
    speakers: await ask(
      `select x.speaker as name, count(*) as claims, count(distinct doc) as documents from claims x join documents d using (doc) where ${NAMED} and WHERE group by 1 order by 2 desc, 1 limit ${TOP}`,
    ),
    speaksOf: await ask(
      `select x.speaker, x.name, count(*) as claims from about x join documents d using (doc) where ${NAMED} and WHERE group by 1, 2 order by 3 desc, 1, 2 limit ${TOP}`,
    ),
  };
}

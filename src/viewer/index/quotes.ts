import type { IndexRow, RunIndex } from "./open-index.ts";

/** What claims are asked for. */
export interface QuoteFilters {
  readonly q?: string;
  readonly speaker?: string;
  readonly cue?: string;
  readonly certainty?: string;
  /** The least check-worthiness, 0 to 1. */
  readonly worth?: number;
  /** The least probability, 0 to 1; claims of rules have none, and stay. */
  readonly probability?: number;
  readonly sort: keyof typeof ORDERS;
}

const ORDERS = {
  text: "c.doc, c.id",
  speaker: "c.speaker nulls last, c.doc",
  cue: "c.cue nulls last, c.doc",
  certainty: "c.certainty nulls last, c.doc",
  worth: "c.worth desc nulls last, c.doc",
  probability: "c.probability desc nulls last, c.doc",
} as const;

export function quoteFiltersOf(query: URLSearchParams): QuoteFilters {
  const given = Object.fromEntries(
    ["q", "speaker", "cue", "certainty"].flatMap((name) => {
      const value = query.get(name);
      return value === null || value === "" ? [] : [[name, value]];
    }),
  ) as Pick<QuoteFilters, "q" | "speaker" | "cue" | "certainty">;
  const least = (name: "worth" | "probability") => {
    const value = Number(query.get(name) ?? 0);
    return value > 0 ? { [name]: value } : {};
  };
  const sort = query.get("sort") ?? "text";
  return {
    ...given,
    ...least("worth"),
    ...least("probability"),
    sort: sort in ORDERS ? (sort as keyof typeof ORDERS) : "text",
  };
}

/** A page of claims with the documents that they stand in. */
export async function quotes(
  index: RunIndex,
  { q, speaker, cue, certainty, worth, probability, sort }: QuoteFilters,
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly IndexRow[] }> {
  const values: (string | number)[] = [];
  const conditions = ["true"];
  const add = (condition: string, value: string | number | undefined) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition.replaceAll("?", `$${values.length}`));
  };
  add("contains(lower(c.text), lower(?))", q);
  add("contains(lower(c.speaker), lower(?))", speaker);
  add("c.cue = ?", cue);
  add("c.certainty = ?", certainty);
  add("c.worth >= ?", worth);
  add("(c.probability is null or c.probability >= ?)", probability);
  const where = conditions.join(" and ");
  const [count] = await index.rows(`select count(*) as n from claims c where ${where}`, values);
  const rows = await index.rows(
    `select c.doc, c.id, c.text, c.kind, c.speaker, c.cue, c.certainty, c.worth, c.probability, d.title, d.id as document, d.published from claims c join documents d using (doc) where ${where} order by ${ORDERS[sort]} limit ${limit} offset ${offset}`,
    values,
  );
  return { total: Number(count?.n ?? 0), rows };
}

/** The cues and certainties that there are, the most frequent first. */
export async function quoteChoices(
  index: RunIndex,
): Promise<{ readonly cues: string[]; readonly certainties: string[] }> {
  const most = (column: string) =>
    index.rows(
      `select ${column} as value, count(*) as n from claims where ${column} is not null group by 1 order by 2 desc, 1 limit 40`,
    );
  const texts = (rows: readonly IndexRow[]) => rows.map(({ value }) => String(value));
  return { cues: texts(await most("cue")), certainties: texts(await most("certainty")) };
}

/** Problems by stage and code, each with some of its documents. */
export function problemGroups(index: RunIndex): Promise<IndexRow[]> {
  return index.rows(
    "select stage, code, count(*) as problems, count(distinct doc) as documents from problems group by 1, 2 order by 3 desc, 1, 2",
  );
}

export function problemsOf(
  index: RunIndex,
  stage: string,
  code: string,
  offset: number,
  limit: number,
): Promise<IndexRow[]> {
  return index.rows(
    `select p.doc, p.message, p.uri, p.line, d.id, d.title from problems p left join documents d using (doc) where p.stage = $1 and p.code = $2 order by p.doc limit ${limit} offset ${offset}`,
    [stage, code],
  );
}

/** What documents are asked for. Every field narrows; an absent one does not. */
export interface Filters {
  /** Words that the text or id holds, in any case. */
  readonly q?: string;
  readonly source?: string;
  /** A year. */
  readonly year?: string;
  readonly language?: string;
  readonly label?: string;
  readonly name?: string;
  readonly speaker?: string;
  readonly sentiment?: string;
  readonly problem?: string;
}

/** Names of filters, each with the condition on `d` that it stands for; `?` is its value. */
const CONDITIONS = {
  source: "d.source = ?",
  year: "d.published[1:4] = ?",
  language: "d.language = ?",
  sentiment: "d.sentiment = ?",
  label: "d.doc in (select doc from labels where label = ?)",
  name: "d.doc in (select doc from names where name = ?)",
  speaker: "d.doc in (select doc from claims where speaker = ?)",
  problem: "d.doc in (select doc from problems where code = ?)",
} as const;

export type FilterName = keyof typeof CONDITIONS;
export const FILTER_NAMES = Object.keys(CONDITIONS) as readonly FilterName[];
const MOST_WORDS = 8;

/** Reads filters from a query string; what is no filter is left out. */
export function filtersOf(query: URLSearchParams): Filters {
  const given = ["q", ...FILTER_NAMES].flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value === null || value === "" ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

export interface Where {
  readonly sql: string;
  readonly values: readonly string[];
}

/** The condition on documents `d`, without the filters of `but`: a facet counts what choosing another of its values would give. */
export function whereOf(filters: Filters, but?: FilterName): Where {
  const values: string[] = [];
  const conditions: string[] = [];
  const add = (condition: string, value: string) => {
    values.push(value);
    conditions.push(condition.replace("?", `$${values.length}`));
  };
  for (const word of (filters.q ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS))
    add("contains(d.search, ?)", word);
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value !== undefined && name !== but) add(CONDITIONS[name], value);
  }
  return { sql: conditions.length === 0 ? "true" : conditions.join(" and "), values };
}

/** A statement about the documents that a condition leaves, which stands for WHERE in it. When it leaves all, their table need not be joined. */
export const among = (sql: string, statement: string): string =>
  (sql === "true" ? statement.replace(" join documents d using (doc)", "") : statement).replace("WHERE", sql);

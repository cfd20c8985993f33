/** The type of a cell, as DuckDB has it. */
export type CellType = "INTEGER" | "BIGINT" | "FLOAT" | "VARCHAR";
export type Cell = string | number | null;

/**
 * The tables of the index, column by column. `doc` counts the documents from 0 in the order of the records; a document's own record is
 * read from its file: `part` is the file's number, `first` and `length` the bytes of its line.
 */
export const TABLES = {
  documents: {
    doc: "INTEGER",
    part: "INTEGER",
    first: "BIGINT",
    length: "INTEGER",
    id: "VARCHAR",
    title: "VARCHAR",
    opening: "VARCHAR",
    published: "VARCHAR",
    source: "VARCHAR",
    language: "VARCHAR",
    sentiment: "VARCHAR",
    score: "FLOAT",
    claims: "INTEGER",
    problems: "INTEGER",
    words: "INTEGER",
    search: "VARCHAR",
  },
  labels: { doc: "INTEGER", label: "VARCHAR" },
  names: {
    doc: "INTEGER",
    name: "VARCHAR",
    label: "VARCHAR",
    mentions: "INTEGER",
    country: "VARCHAR",
    latitude: "FLOAT",
    longitude: "FLOAT",
  },
  months: { doc: "INTEGER", month: "VARCHAR", dates: "INTEGER" },
  claims: {
    doc: "INTEGER",
    id: "VARCHAR",
    text: "VARCHAR",
    kind: "VARCHAR",
    speaker: "VARCHAR",
    cue: "VARCHAR",
    certainty: "VARCHAR",
    worth: "FLOAT",
    probability: "FLOAT",
  },
  about: { doc: "INTEGER", speaker: "VARCHAR", name: "VARCHAR" },
  problems: {
    doc: "INTEGER",
    stage: "VARCHAR",
    code: "VARCHAR",
    message: "VARCHAR",
    uri: "VARCHAR",
    line: "INTEGER",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CellType>>>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** The files that were taken in, so that it can be told whether they are still the same. */
export const PARTS =
  "create table if not exists parts (part INTEGER, path VARCHAR, size BIGINT, changed DOUBLE)";

export const createTable = (name: TableName): string =>
  `create table if not exists ${name} (${Object.entries(TABLES[name])
    .map(([column, type]) => `${column} ${type}`)
    .join(", ")})`;

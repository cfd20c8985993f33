import { DuckDBInstance, type DuckDBResult } from "@duckdb/node-api";
import { mustBeOnDisk } from "../io/object-name.ts";
import { recordFiles } from "../io/record-files.ts";
import { longestLine } from "./longest-line.ts";
import { problemsFile } from "./not-read.ts";
import { QueryError, queryError } from "./query-error.ts";
import { PROBLEM_TYPE, RECORD_TYPE } from "./record-type.ts";
import { MACROS, VIEWS, viewSql } from "./views.ts";

export interface QuerySettings {
  /** A run's folder or a file of records. */
  readonly path: string;
  /** A folder of this query's own, for what does not fit into memory. */
  readonly spill: string;
  /** The one file that `writeParquet` may write; absent, none. */
  readonly parquet?: string;
}

export interface QueryColumn {
  readonly name: string;
  /** DuckDB's name of its type. */
  readonly type: string;
}

/** SQL over records. Each method takes one SELECT statement, or what DuckDB counts as one (WITH, FROM, VALUES, SHOW, DESCRIBE, SUMMARIZE). */
export interface Query {
  columns(sql: string): Promise<QueryColumn[]>;
  /** The rows, a few thousand at a time, every cell as text; null for NULL. */
  cells(sql: string): AsyncGenerator<readonly (readonly (string | null)[])[]>;
  /** The rows as JSON objects, each one a text without line ends. */
  json(sql: string): AsyncGenerator<readonly string[]>;
  writeParquet(sql: string): Promise<void>;
  /** Ends the statement under way, which then throws. */
  interrupt(): void;
  close(): void;
}

/** DuckDB's own default for the largest object; its buffers are as large as that, several of them. */
const USUAL_RECORD = 16 << 20;
const SETTINGS = [
  "memory_limit = '1GB'",
  "TimeZone = 'UTC'",
  "autoinstall_known_extensions = false",
  "autoload_known_extensions = false",
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Opens records for SQL: views over the files, which are read anew by every statement, so that memory stays bounded however large the
 * run. From then on DuckDB is locked: it opens the named files and no other, writes nothing but `parquet` and `spill`, loads nothing,
 * reaches no network, and no setting can be changed. Whatever is asked goes through DuckDB's `query` function, which takes one SELECT.
 */
export async function openQuery({ path, spill, parquet }: QuerySettings): Promise<Query> {
  mustBeOnDisk(path);
  if (path === "-")
    throw new QueryError("A query reads files: name a run's folder or a file of records, not -.");
  const files = await recordFiles(path);
  const problems = problemsFile(path);
  const longest = Math.max(USUAL_RECORD, ...(await eachOf(files, longestLine))) + 1;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  const json = (from: readonly string[], type: Readonly<Record<string, string>>) =>
    `read_json([${from.map(quoted).join(", ")}], format = 'newline_delimited', maximum_object_size = ${longest}, columns = {${Object.entries(
      type,
    )
      .map(([field, kind]) => `${quoted(field)}: ${quoted(kind)}`)
      .join(", ")}})`;
  const open = [...files, ...(problems ? [problems] : []), ...(parquet ? [parquet] : [])];
  try {
    for (const statement of [
      ...SETTINGS.map((setting) => `set ${setting}`),
      // One thread holds two records; with very long ones, many threads would not fit.
      ...(longest > 4 * USUAL_RECORD ? ["set threads = 1", "set memory_limit = '4GB'"] : []),
      `set temp_directory = ${quoted(spill)}`,
      "create schema run",
      `create view run.records as select * from ${json(files, RECORD_TYPE)}`,
      problems
        ? `create view run.not_read as select * from ${json([problems], PROBLEM_TYPE)} where id is null`
        : "create view run.not_read as select null::STRUCT(uri VARCHAR, line BIGINT) as source, null::VARCHAR as stage, null::VARCHAR as code, null::VARCHAR as message where false",
      ...MACROS,
      ...VIEWS.map(viewSql),
      `set allowed_paths = [${open.map(quoted).join(", ")}]`,
      "set enable_external_access = false",
      "set lock_configuration = true",
    ])
      await connection.run(statement);
  } catch (error) {
    close();
    throw error;
  }

  const from = (sql: string) => `query(${quoted(sql)})`;
  const stream = async (sql: string, statement: string): Promise<DuckDBResult> => {
    try {
      return await connection.stream(statement);
    } catch (error) {
      throw queryError(error, sql);
    }
  };
  /** The rows of a statement whose columns are texts. */
  async function* texts(sql: string, statement: string) {
    const result = await stream(sql, statement);
    for (;;) {
      let rows: (string | null)[][] | undefined;
      try {
        // Every column was cast to text by the statement.
        rows = (await result.fetchChunk())?.getRows() as (string | null)[][] | undefined;
      } catch (error) {
        throw queryError(error, sql);
      }
      if (!rows || rows.length === 0) return;
      yield rows;
    }
  }

  return {
    async columns(sql) {
      const result = await stream(sql, `select * from ${from(sql)} limit 0`);
      return result
        .columnNames()
        .map((name, i) => ({ name, type: result.columnType(i).alias ?? result.columnType(i).toString() }));
    },
    cells: (sql) => texts(sql, `select cast(columns(*) as VARCHAR) from ${from(sql)}`),
    async *json(sql) {
      for await (const rows of texts(sql, `select cast(to_json(q) as VARCHAR) from ${from(sql)} as q`))
        yield rows.map(([row]) => finite(row ?? "null"));
    },
    async writeParquet(sql) {
      if (parquet === undefined) throw new QueryError("No file was named for the Parquet output.");
      try {
        await connection.run(
          `copy (select * from ${from(sql)}) to ${quoted(parquet)} (format parquet, compression zstd)`,
        );
      } catch (error) {
        throw queryError(error, sql);
      }
    },
    interrupt: () => connection.interrupt(),
    close,
  };
}

/** JSON has no NaN and no infinity: outside strings they become null. */
function finite(json: string): string {
  return /NaN|Infinity/.test(json)
    ? json.replace(/"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)/g, (found) =>
        found.startsWith('"') ? found : "null",
      )
    : json;
}

async function eachOf<T>(items: readonly string[], measure: (item: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const item of items) results.push(await measure(item));
  return results;
}

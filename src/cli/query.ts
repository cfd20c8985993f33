import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openAtomic } from "../io/atomic-file.ts";
import { openQuery, type Query, type QueryColumn } from "../query/open-query.ts";
import { EXIT, UsageError } from "./exit-codes.ts";
import { plural } from "./numbers.ts";
import { standardOutput } from "./standard-output.ts";
import { type Column, tableLine, widthsOf } from "./text-table.ts";
import { cutTo, visible } from "./visible-text.ts";

export interface QueryOptions {
  readonly format: "table" | "csv" | "json" | "parquet";
  readonly out?: string;
}

type Write = (text: string) => Promise<void> | void;
type Row = readonly (string | null)[];

/** Rows that are looked at to make the columns of a table as wide as they need to be. */
const MEASURED = 1000;
const WIDEST_CELL = 60;
const NUMERIC = /INT|DOUBLE|FLOAT|DECIMAL/;

/** `copydesk query`: SQL over records. Everything is streamed, and a file appears only when it is complete. */
export async function queryCommand(
  path: string,
  sql: string,
  { format, out }: QueryOptions,
): Promise<number> {
  if (format === "parquet" && out === undefined)
    throw new UsageError("--format parquet is for files: name one with --out.");
  const spill = mkdtempSync(join(tmpdir(), "copydesk-query-"));
  const leave = () => rmSync(spill, { recursive: true, force: true });
  let query: Query | undefined;
  let stopped = false;
  // The statement under way throws, and everything is cleared away as after any other error.
  const interrupted = () => {
    stopped = true;
    query?.interrupt();
  };
  process.on("SIGINT", interrupted);
  try {
    const parquet = format === "parquet" ? `${resolve(out ?? "")}.tmp` : undefined;
    query = await openQuery({ path, spill, ...(parquet !== undefined && { parquet }) });
    try {
      if (parquet !== undefined) await parquetTo(query, sql, parquet, out ?? "");
      else if (out === undefined) await print(query, sql, format);
      else await writeTo(query, sql, format, out);
    } finally {
      query.close();
    }
    return EXIT.done;
  } catch (error) {
    if (stopped) return EXIT.interrupted;
    throw error;
  } finally {
    process.off("SIGINT", interrupted);
    leave();
  }
}

async function parquetTo(query: Query, sql: string, temporary: string, out: string): Promise<void> {
  try {
    await query.writeParquet(sql);
    renameSync(temporary, out);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

async function print(query: Query, sql: string, format: QueryOptions["format"]): Promise<void> {
  const output = standardOutput();
  await FORMATS[format === "parquet" ? "table" : format](
    query,
    sql,
    output.write,
    () => output.signal.aborted,
  );
}

async function writeTo(
  query: Query,
  sql: string,
  format: QueryOptions["format"],
  out: string,
): Promise<void> {
  const file = openAtomic(out);
  try {
    await FORMATS[format === "parquet" ? "table" : format](
      query,
      sql,
      (text) => file.write(text),
      () => false,
    );
    file.commit();
  } catch (error) {
    file.abort();
    throw error;
  }
}

/** How the rows of a query are written. `done`: nobody reads on. */
const FORMATS = { table, csv, json } as const;

async function table(query: Query, sql: string, write: Write, done: () => boolean): Promise<void> {
  const columns = (await query.columns(sql)).map(headingOf);
  let waiting: string[][] | null = [];
  let widths: readonly number[] = [];
  let count = 0;
  const begin = async () => {
    if (!waiting) return;
    widths = widthsOf(columns, waiting);
    const headings = columns.map(({ heading }) => heading);
    const rule = widths.map((width) => "─".repeat(width));
    const lines = [headings, rule, ...waiting].map((cells) => `${tableLine(cells, columns, widths)}\n`);
    waiting = null;
    await write(lines.join(""));
  };
  for await (const rows of query.cells(sql)) {
    if (done()) return;
    count += rows.length;
    const shown = rows.map((row) =>
      row.map((cell) => (cell === null ? "" : cutTo(visible(cell), WIDEST_CELL))),
    );
    if (waiting && waiting.length < MEASURED) {
      waiting.push(...shown);
      continue;
    }
    await begin();
    await write(shown.map((cells) => `${tableLine(cells, columns, widths)}\n`).join(""));
  }
  await begin();
  await write(`${plural(count, "row")}\n`);
}

const headingOf = ({ name, type }: QueryColumn): Column => ({
  heading: cutTo(visible(name), WIDEST_CELL),
  right: NUMERIC.test(type) && !type.includes("["),
});

/** RFC 4180 with line feeds; NULL is an empty field, an empty text a quoted one. */
async function csv(query: Query, sql: string, write: Write, done: () => boolean): Promise<void> {
  const line = (row: Row) => `${row.map(field).join(",")}\n`;
  await write(line((await query.columns(sql)).map(({ name }) => name)));
  for await (const rows of query.cells(sql)) {
    if (done()) return;
    await write(rows.map(line).join(""));
  }
}

const field = (cell: string | null): string =>
  cell === null ? "" : cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** An array of objects, a line each. */
async function json(query: Query, sql: string, write: Write, done: () => boolean): Promise<void> {
  let before = "[\n";
  for await (const rows of query.json(sql)) {
    if (done()) return;
    await write(before + rows.join(",\n"));
    before = ",\n";
  }
  await write(before === "[\n" ? "[]\n" : "\n]\n");
}

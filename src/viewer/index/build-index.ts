import { createWriteStream, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { linesOf } from "../../io/lines.ts";
import { recordBytes, recordFiles } from "../../io/record-files.ts";
import { parsedRecord } from "../../query/parsed-records.ts";
import { rowsOfDocument } from "./document-rows.ts";
import { type Cell, createTable, PARTS, TABLE_NAMES, TABLES } from "./tables.ts";

/** A file of records as the server reads it: itself, or an unpacked copy of it in the index folder. */
export interface Part {
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}

export interface BuiltIndex {
  readonly file: string;
  /** Paths from which records are read by their place, in the order of `part`. */
  readonly parts: readonly string[];
}

export interface Building {
  /** A run's folder or a file of records. */
  readonly path: string;
  /** Where the index goes. */
  readonly folder: string;
  /** Told after every so many documents, and at the end of each file. */
  readonly onProgress: (documents: number, part: number, parts: number) => void;
}

const LONGEST_LINE = 512 * 1024 * 1024;
const TELL_EVERY = 5000;
/** Goes up when the tables change: an index of another version is made anew. */
const VERSION = 2;

/**
 * Makes the index of a run, or goes on making it: a file of records is taken in as a whole or not at all, so that a build that was
 * killed resumes with the next file. When a file is another than was taken in, everything is made anew.
 */
export async function buildIndex({ path, folder, onProgress }: Building): Promise<BuiltIndex> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `index-${VERSION}.duckdb`);
  const sources = (await recordFiles(path)).map((name): Part => {
    const { size, mtimeMs } = statSync(name);
    return { path: name, size, changed: mtimeMs };
  });
  const parts = sources.map(({ path: name }, i) =>
    name.endsWith(".gz") ? join(folder, `part-${String(i).padStart(5, "0")}.jsonl`) : name,
  );
  const done = existsSync(file) ? await takenIn(file) : [];
  const same =
    done.length <= sources.length &&
    done.every(({ path: name, size, changed }, i) => {
      const source = sources[i];
      return source?.path === name && source.size === size && source.changed === changed;
    });
  if (!same) rmSync(file, { force: true });
  const first = same ? done.length : 0;
  if (first === sources.length && existsSync(file)) return { file, parts };

  const instance = await DuckDBInstance.create(file, { memory_limit: "1GB" });
  const connection = await instance.connect();
  try {
    for (const statement of [PARTS, ...TABLE_NAMES.map(createTable)]) await connection.run(statement);
    let doc = Number(
      (await connection.runAndReadAll("select count(*) from documents")).getRows()[0]?.[0] ?? 0,
    );
    for (const [number, source] of sources.entries()) {
      if (number < first) continue;
      if (source.path.endsWith(".gz"))
        await pipeline(recordBytes(source.path), createWriteStream(parts[number] ?? source.path));
      await connection.run("begin");
      doc = await takeIn(connection, parts[number] ?? source.path, number, doc, (count) =>
        onProgress(count, number, sources.length),
      );
      const { path: name, size, changed } = source;
      await connection.run("insert into parts values ($1, $2, $3, $4)", [
        number,
        name,
        BigInt(size),
        changed,
      ]);
      await connection.run("commit");
      onProgress(doc, number + 1, sources.length);
    }
    await connection.run("checkpoint");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return { file, parts };
}

/** Takes in one file; returns the number of the next document. */
async function takeIn(
  connection: DuckDBConnection,
  path: string,
  part: number,
  from: number,
  tell: (documents: number) => void,
): Promise<number> {
  const appenders = new Map<string, DuckDBAppender>();
  for (const name of TABLE_NAMES) appenders.set(name, await connection.createAppender(name));
  let doc = from;
  let at = 0;
  for await (const { bytes, number } of linesOf(recordBytes(path), LONGEST_LINE)) {
    const length = bytes?.length ?? 0;
    const text = bytes?.toString("utf8") ?? "";
    if (text.trim() !== "") {
      const rows = rowsOfDocument(parsedRecord({ path, line: number, text }), { doc, part, at, length });
      for (const name of TABLE_NAMES) {
        const types = Object.values(TABLES[name]);
        const appender = appenders.get(name);
        for (const row of rows[name]) {
          row.forEach((cell, i) => {
            append(appender, types[i], cell);
          });
          appender?.endRow();
        }
      }
      doc++;
      if (doc % TELL_EVERY === 0) tell(doc);
    }
    at += length + 1;
  }
  for (const appender of appenders.values()) appender.closeSync();
  return doc;
}

function append(appender: DuckDBAppender | undefined, type: string | undefined, cell: Cell): void {
  if (cell === null) appender?.appendNull();
  else if (type === "VARCHAR") appender?.appendVarchar(String(cell).replaceAll("\0", "\ufffd"));
  else if (type === "BIGINT") appender?.appendBigInt(BigInt(cell));
  else if (type === "FLOAT") appender?.appendFloat(Number(cell));
  else appender?.appendInteger(Math.trunc(Number(cell)));
}

async function takenIn(file: string): Promise<Part[]> {
  try {
    const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
    const connection = await instance.connect();
    const rows = (
      await connection.runAndReadAll("select path, size, changed from parts order by part")
    ).getRows();
    connection.closeSync();
    instance.closeSync();
    return rows.map(([path, size, changed]) => ({
      path: String(path),
      size: Number(size),
      changed: Number(changed),
    }));
  } catch {
    // A file that was left half made, or is no index, is made anew.
    return [{ path: "", size: -1, changed: 0 }];
  }
}

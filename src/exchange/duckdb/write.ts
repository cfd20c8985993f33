import { DuckDBInstance } from "@duckdb/node-api";
import { RECORD_LAYERS } from "../../schema/layers.ts";
import { mapOffsets, toCodepoint } from "../../schema/offset-units.ts";
import type { CopydeskRecord } from "../../schema/record.ts";
import type { Exporter, ExportFormat, Sink } from "../format.ts";
import { inMemory } from "../in-memory.ts";
import { TABLES } from "./tables.ts";

/** Rows are handed over in blocks of this many records. */
const BLOCK = 500;

/** A DuckDB database: the table `documents`, and one a layer with a row an annotation. Offsets count code points. */
export const duckdb: ExportFormat = {
  name: "duckdb",
  about: "a DuckDB database with a table a layer",
  unit: "codepoint",
  shape: "database",
  holds: { layers: RECORD_LAYERS, fields: "all" },
  open(sink: Sink): Exporter {
    const opened = openTables(sink.path);
    let held: CopydeskRecord[] = [];
    const flush = async () => {
      const { append } = await opened;
      append(held);
      held = [];
    };
    return {
      async write(given) {
        const record = inMemory(given);
        const { text, meta, ...rest } = record;
        held.push({ ...mapOffsets(rest, toCodepoint(text)), text, meta });
        if (held.length >= BLOCK) await flush();
      },
      async end() {
        await flush();
        await (await opened).close();
        return new Map();
      },
    };
  },
};

async function openTables(path: string) {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const { name, columns } of TABLES)
    await connection.run(
      `CREATE TABLE ${name} (${Object.entries(columns)
        .map(([column, type]) => `"${column}" ${type}`)
        .join(", ")})`,
    );
  const appenders = await Promise.all(
    TABLES.map(async (table) => ({ table, appender: await connection.createAppender(table.name) })),
  );
  return {
    append(records: readonly CopydeskRecord[]) {
      for (const { table, appender } of appenders) {
        for (const record of records)
          for (const row of table.rows(record)) {
            for (const [column, type] of Object.entries(table.columns)) {
              const value = row[column];
              if (value === null || value === undefined) appender.appendNull();
              else if (type === "INTEGER") appender.appendInteger(Number(value));
              else if (type === "DOUBLE") appender.appendDouble(Number(value));
              else appender.appendVarchar(typeof value === "string" ? value : JSON.stringify(value));
            }
            appender.endRow();
          }
        appender.flushSync();
      }
    },
    async close() {
      for (const { appender } of appenders) appender.closeSync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

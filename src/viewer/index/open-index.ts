import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";

export type IndexRow = Readonly<Record<string, string | number | null>>;

/** A run's index, open for reading. */
export interface RunIndex {
  /** Rows of a statement whose values stand as $1, $2 … in it. */
  rows(sql: string, values?: readonly (string | number)[]): Promise<IndexRow[]>;
  close(): void;
}

/** Opens an index for reading only, so that several viewers can share it. */
export async function openRunIndex(file: string): Promise<RunIndex> {
  const instance = await DuckDBInstance.create(file, {
    access_mode: "READ_ONLY",
    memory_limit: "1GB",
    enable_external_access: "false",
    lock_configuration: "true",
  });
  const connection = await instance.connect();
  return {
    async rows(sql, values = []) {
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plain(value: DuckDBValue): string | number | null {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  return typeof value === "bigint" ? Number(value) : String(value);
}

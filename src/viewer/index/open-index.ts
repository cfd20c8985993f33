import { DuckDBInstance, type DuckDBResultReader, type DuckDBValue } from "@duckdb/node-api";

export type IndexRow = Readonly<Record<string, string | number | null>>;

/** A run's index, open for reading. */
export interface RunIndex {
  /** Rows of a statement whose values stand as $1, $2 … in it. */
  rows(sql: string, values?: readonly (string | number)[]): Promise<IndexRow[]>;
  /** Ends the statements under way, which then throw, and refuses others. */
  close(): Promise<void>;
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
  const underWay = new Set<Promise<DuckDBResultReader>>();
  const end = async () => {
    connection.interrupt();
    // DuckDB works in threads of its own: what they still read must not be freed.
    await Promise.allSettled(underWay);
    connection.closeSync();
    instance.closeSync();
  };
  let ended: Promise<void> | undefined;
  return {
    async rows(sql, values = []) {
      if (ended) throw new Error("The index of this run was closed.");
      const asked = connection.runAndReadAll(sql, [...values]);
      underWay.add(asked);
      const reader = await asked.finally(() => underWay.delete(asked));
      return reader
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    close() {
      ended ??= end();
      return ended;
    },
  };
}

function plain(value: DuckDBValue): string | number | null {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  return typeof value === "bigint" ? Number(value) : String(value);
}

import type { Column } from "./columns.ts";

/** A function that turns a value of a record into what its Parquet column takes: names of a ClassLabel become numbers. */
export function cellOf(column: Column): (value: unknown) => unknown {
  if ("list" in column) {
    const inner = cellOf(column.list);
    return (value) => (Array.isArray(value) ? value.map(inner) : null);
  }
  if ("fields" in column) {
    const fields = Object.entries(column.fields).map(([name, type]) => [name, cellOf(type)] as const);
    if (fields.every(([, cell]) => cell === asIs)) return asIs;
    return (value) => {
      if (value === null || value === undefined) return null;
      const out: Record<string, unknown> = {};
      for (const [name, cell] of fields) out[name] = cell((value as Record<string, unknown>)[name]);
      return out;
    };
  }
  if ("names" in column) {
    const numbers = new Map(column.names.map((name, i) => [name, BigInt(i)]));
    return (value) => numbers.get(value as string) ?? null;
  }
  return asIs;
}

const asIs = (value: unknown): unknown => value ?? null;

import type { SchemaElement } from "hyparquet-writer";

/** The type of a column. Every leaf may be null; `names` makes a ClassLabel, stored as the name's place in the list. */
export type Column =
  | { readonly type: "string" | "int32" | "float64" }
  | { readonly names: readonly string[] }
  | { readonly list: Column }
  | { readonly fields: Readonly<Record<string, Column>> };

export const STRING: Column = { type: "string" };
export const INT: Column = { type: "int32" };
export const FLOAT: Column = { type: "float64" };
export const oneOf = (names: readonly string[]): Column => ({ names });
export const listOf = (list: Column): Column => ({ list });
export const struct = (fields: Readonly<Record<string, Column>>): Column => ({ fields });

/** A column as Parquet schema elements, depth first, in the three levels that lists have. */
export function schemaElements(name: string, column: Column): SchemaElement[] {
  const optional = { name, repetition_type: "OPTIONAL" as const };
  if ("list" in column)
    return [
      { ...optional, converted_type: "LIST", logical_type: { type: "LIST" }, num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...schemaElements("element", column.list),
    ];
  if ("fields" in column)
    return [
      { ...optional, num_children: Object.keys(column.fields).length },
      ...Object.entries(column.fields).flatMap(([field, type]) => schemaElements(field, type)),
    ];
  if ("names" in column) return [{ ...optional, type: "INT64" }];
  if (column.type === "int32") return [{ ...optional, type: "INT32" }];
  if (column.type === "float64") return [{ ...optional, type: "DOUBLE" }];
  return [{ ...optional, type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } }];
}

/** A column as the `datasets` library describes features. */
export function feature(column: Column): unknown {
  if ("list" in column) return { feature: feature(column.list), _type: "List" };
  if ("fields" in column) return features(column.fields);
  if ("names" in column) return { names: column.names, _type: "ClassLabel" };
  return { dtype: column.type, _type: "Value" };
}

/** Columns by name, as features. */
export const features = (columns: Readonly<Record<string, Column>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, feature(column)]));

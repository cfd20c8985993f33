import type { Column } from "../exchange/parquet/columns.ts";

/** Columns as the `features` of a dataset card's YAML header. */
export const cardFeatures = (columns: Readonly<Record<string, Column>>): object[] =>
  Object.entries(columns).map(([name, column]) => ({ name, ...cardFeature(column) }));

function cardFeature(column: Column): object {
  if ("list" in column) return { list: listed(column.list) };
  if ("fields" in column) return { struct: cardFeatures(column.fields) };
  if ("names" in column)
    return {
      dtype: { class_label: { names: Object.fromEntries(column.names.map((name, i) => [String(i), name])) } },
    };
  return { dtype: column.type };
}

/** What a list holds: a type's name, or the fields of a struct. */
function listed(column: Column): unknown {
  if ("type" in column) return column.type;
  return "fields" in column ? cardFeatures(column.fields) : cardFeature(column);
}

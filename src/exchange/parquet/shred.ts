import type { Column } from "./columns.ts";

/** A leaf column of a row group: a value or null for each slot, with Dremel's definition and repetition levels. */
export interface Leaf {
  /** The names from the column down to the leaf, without the root. */
  readonly path: readonly string[];
  readonly maxDefinitionLevel: number;
  values: unknown[];
  definitionLevels: number[];
  repetitionLevels: number[];
}

type Shred = (value: unknown, definition: number, repetition: number) => void;

/** What puts the values of one column into leaves. */
export interface Shredder {
  readonly leaves: readonly Leaf[];
  add(value: unknown): void;
}

/**
 * Cuts nested values into leaf columns (Melnik et al., Dremel, 2010), all leaves in one walk over the value. Everything is optional, and
 * lists have three levels, as `schemaElements` says.
 */
export function openShredder(name: string, column: Column): Shredder {
  const { leaves, shred } = shredder(column, [name], 0, 0);
  return { leaves, add: (value) => shred(value, 0, 0) };
}

function shredder(
  column: Column,
  path: readonly string[],
  depth: number,
  repeated: number,
): { readonly leaves: readonly Leaf[]; readonly shred: Shred } {
  if ("list" in column) {
    const { leaves, shred } = shredder(column.list, [...path, "list", "element"], depth + 2, repeated + 1);
    return {
      leaves,
      shred(value, definition, repetition) {
        if (!Array.isArray(value)) addNull(leaves, definition, repetition);
        else if (value.length === 0) addNull(leaves, definition + 1, repetition);
        else
          for (let i = 0; i < value.length; i++)
            shred(value[i], definition + 2, i === 0 ? repetition : repeated + 1);
      },
    };
  }
  if ("fields" in column) {
    const names = Object.keys(column.fields);
    const parts = Object.entries(column.fields).map(([field, type]) =>
      shredder(type, [...path, field], depth + 1, repeated),
    );
    const leaves = parts.flatMap((part) => part.leaves);
    const shreds = parts.map((part) => part.shred);
    return {
      leaves,
      shred(value, definition, repetition) {
        if (typeof value !== "object" || value === null) return addNull(leaves, definition, repetition);
        const row = value as Readonly<Record<string, unknown>>;
        for (let i = 0; i < shreds.length; i++) shreds[i]?.(row[names[i] ?? ""], definition + 1, repetition);
      },
    };
  }
  const leaf: Leaf = {
    path,
    maxDefinitionLevel: depth + 1,
    values: [],
    definitionLevels: [],
    repetitionLevels: [],
  };
  const numbers =
    "names" in column
      ? new Map<unknown, bigint>(column.names.map((name, i) => [name, BigInt(i)]))
      : undefined;
  return {
    leaves: [leaf],
    shred(value, definition, repetition) {
      const cell = (numbers ? numbers.get(value) : value) ?? null;
      leaf.values.push(cell);
      leaf.definitionLevels.push(cell === null ? definition : definition + 1);
      leaf.repetitionLevels.push(repetition);
    },
  };
}

function addNull(leaves: readonly Leaf[], definition: number, repetition: number): void {
  for (const leaf of leaves) {
    leaf.values.push(null);
    leaf.definitionLevels.push(definition);
    leaf.repetitionLevels.push(repetition);
  }
}

/** Empties leaves for the next row group. */
export function empty(leaves: readonly Leaf[]): void {
  for (const leaf of leaves) {
    leaf.values = [];
    leaf.definitionLevels = [];
    leaf.repetitionLevels = [];
  }
}

import { RECORD_LAYERS } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** Adds the number of annotations of each layer of lists to `into`. */
export function countAnnotations(record: CopydeskRecord, into: Record<string, number>): void {
  for (const layer of RECORD_LAYERS) {
    const value = record[layer];
    if (Array.isArray(value)) into[layer] = (into[layer] ?? 0) + value.length;
  }
}

/** Adds counts to counts. */
export function addCounts(counts: Readonly<Record<string, number>>, into: Record<string, number>): void {
  for (const [name, count] of Object.entries(counts)) into[name] = (into[name] ?? 0) + count;
}

import type { RecordLayer } from "../schema/layers.ts";
import { RECORD_LAYERS } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** Counts by what was left out. */
export interface LossTally {
  add(what: string, count?: number): void;
  readonly counts: ReadonlyMap<string, number>;
}

export function openLosses(): LossTally {
  const counts = new Map<string, number>();
  return {
    counts,
    add(what, count = 1) {
      if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
    },
  };
}

/** Counts the annotations of the layers that a format has no room for. */
export function countOtherLayers(
  record: CopydeskRecord,
  held: readonly RecordLayer[],
  losses: LossTally,
): void {
  for (const layer of RECORD_LAYERS) {
    const value = record[layer];
    if (held.includes(layer) || value === undefined || value === null) continue;
    losses.add(layer, Array.isArray(value) ? value.length : 1);
  }
}

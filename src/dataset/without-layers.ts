import { RECORD_LAYERS } from "../schema/layers.ts";
import type { CopydeskRecord } from "../schema/record.ts";

/** The record without the layers that a machine made, and without what these met; what came with the input stays. */
export function withoutLayers(record: CopydeskRecord): CopydeskRecord {
  const given = new Set(RECORD_LAYERS.filter((layer) => record.provenance?.stages?.[layer] === "given"));
  const made = new Set<string>(RECORD_LAYERS.filter((layer) => !given.has(layer)));
  const kept = Object.fromEntries(Object.entries(record).filter(([field]) => !made.has(field)));
  const stages = Object.fromEntries(
    Object.entries(record.provenance?.stages ?? {}).filter(([layer]) => !made.has(layer)),
  );
  return {
    // Only layers were taken out, which may all be absent.
    ...(kept as unknown as CopydeskRecord),
    problems: record.problems.filter(({ stage }) => !made.has(stage)),
    provenance: { ...record.provenance, stages },
  };
}

import fc from "fast-check";
import type { CopydeskRecord } from "../../src/schema/record.ts";
import { anyRecord } from "../exchange/arbitrary-record.ts";

/** Documents that are hard on offsets, the same every time: emoji in sequences, combining marks, every kind of gap, XML and CSV signs. */
export function hardDocuments(count: number): CopydeskRecord[] {
  return fc
    .sample(anyRecord, { seed: 1, numRuns: count })
    .map((record, i) => ({ ...record, id: `hard-${i}` }));
}

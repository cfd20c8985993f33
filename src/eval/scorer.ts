import type { CopydeskRecord } from "../schema/record.ts";

/** A record with offsets in UTF-16 units. */
export type Scored = Omit<CopydeskRecord, "offsets" | "meta"> & { readonly text: string };

/** A place where gold and prediction differ. */
export interface Difference {
  readonly layer: string;
  readonly kind: "missed" | "spurious" | "different";
  /** UTF-16 offsets; null for what has no place. */
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
  readonly gold: string | null;
  readonly predicted: string | null;
}

/** Figures by row: precision, recall, F1 or whatever the layer is measured by. */
export type Rows = { readonly [row: string]: { readonly [figure: string]: number } };

/** Scores one layer: documents are added one by one, and figures read at the end. A missing prediction counts as all missed. */
export interface Scorer {
  add(gold: Scored, predicted: Scored | null): Difference[];
  rows(): Rows;
}

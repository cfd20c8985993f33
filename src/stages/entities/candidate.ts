import type { EntityLabel } from "../../schema/entity-labels.ts";

/** A mention that a recogniser proposes: the tokens `first <= i && i < end`. */
export interface Candidate {
  readonly first: number;
  readonly end: number;
  readonly label: EntityLabel;
  /** The rule, in one word; precision.tsv has its measured precision. */
  readonly by: string;
  /** For number labels. */
  readonly value?: number | null;
  readonly unit?: string | null;
}

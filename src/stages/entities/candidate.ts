import type { EntityLabel } from "../../schema/entity-labels.ts";

/** A mention that a recogniser proposes: the tokens `first <= i && i < end`. */
export interface Candidate {
  readonly first: number;
  readonly end: number;
  readonly label: EntityLabel;
  /** The model or the rule, in one word. */
  readonly by: string;
  /** The probability that the mention is right. */
  readonly score: number;
  /** The file of the list that has it, for one that is by gazetteer. */
  readonly list?: string;
  /** For number labels. */
  readonly value?: number | null;
  readonly unit?: string | null;
}

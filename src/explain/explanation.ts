/** A part of an explanation for people: lines, or a table. */
export interface Section {
  readonly heading: string;
  readonly lines?: readonly string[];
  readonly table?: {
    readonly columns: readonly { readonly heading: string; readonly right?: boolean }[];
    readonly rows: readonly (readonly string[])[];
  };
}

/** What one layer's explainer tells of an annotation. */
export interface Told {
  /** As data, for programs. */
  readonly data: unknown;
  readonly sections: readonly Section[];
}

/** Why an annotation is there. */
export interface Explanation {
  readonly document: string;
  /** The annotation as the record has it. */
  readonly annotation: { readonly id: string };
  readonly layer: string;
  /** What the reader should know first: that other versions made the record, that it comes out otherwise today. */
  readonly notes: readonly string[];
  readonly data: unknown;
  readonly sections: readonly Section[];
}

/** A question that cannot be answered, told in words. */
export class ExplainError extends Error {
  override readonly name = "ExplainError";
}

/** A signed number with so many decimals: `+0.42`. */
export const signed = (number: number, decimals = 2): string =>
  `${number < 0 ? "−" : "+"}${Math.abs(number).toFixed(decimals)}`;

/** Which way an expression without its year looks: back, to the present one, on; null when it does not say. */
export type Turn = -1 | 0 | 1 | null;

/**
 * From where a relative expression counts: always the document's reference (now), the reference but in a history the date named last,
 * the date named last, or a day named in the same sentence.
 */
export type Origin = "now" | "reference" | "last" | "sentence";

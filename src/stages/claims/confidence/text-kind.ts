import { logistic } from "../../../text/linear/logistic.ts";
import type { Reading } from "../reading.ts";

export const ABOUT_ONESELF: ReadonlySet<string> = new Set(["i", "me", "my", "we", "our", "us"]);
export const TO_READERS: ReadonlySet<string> = new Set(["you", "your"]);
const REPORTS: ReadonlySet<string> = new Set(["said", "says"]);

/** How many facts `textFacts` gives. */
export const TEXT_FACTS = 8;

/**
 * What tells news from other text, as numbers that a logistic regression can weigh: one; the logarithms of how many of a hundred words
 * outside quotations are of oneself, to the reader, and "said"; the share of what is quoted; and which of the three kinds of words there are
 * none of. How long a text is would only tell the sets of training texts apart.
 */
export function textFacts({ tokens, quotationOf }: Reading): Float64Array {
  let words = 0;
  let oneself = 0;
  let readers = 0;
  let reports = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (quotationOf[i] !== -1) continue;
    words++;
    const word = tokens.lower[i] as string;
    if (ABOUT_ONESELF.has(word)) oneself++;
    else if (TO_READERS.has(word)) readers++;
    else if (REPORTS.has(word)) reports++;
  }
  const percent = (count: number) => (100 * count) / Math.max(1, words);
  const quoted = (tokens.count - words) / Math.max(1, tokens.count);
  return Float64Array.of(
    1,
    Math.log(0.1 + percent(oneself)),
    Math.log(0.1 + percent(readers)),
    Math.log(0.05 + percent(reports)),
    quoted,
    Number(oneself === 0),
    Number(readers === 0),
    Number(reports === 0),
  );
}

/** From which probabilities of being news on a text is of the next kind. A text in which nothing speaks for either is of the third. */
const KINDS = [0.1, 0.35, 0.85];

/** The kind of a text: the higher, the more it is like news. */
export type TextKind = 0 | 1 | 2 | 3;

/** Tells the kind of a text by the weights of its facts. */
export function textKind(reading: Reading, weights: readonly number[]): TextKind {
  const score = textFacts(reading).reduce((sum, fact, k) => sum + fact * (weights[k] ?? 0), 0);
  const news = logistic(score);
  // Three bounds make four kinds.
  return KINDS.filter((least) => news >= least).length as TextKind;
}

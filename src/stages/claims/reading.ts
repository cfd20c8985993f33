import type { Tokens } from "../../core/tokens.ts";
import type { Sentence } from "../../schema/sentences.ts";
import { sentenceTokens, type TokenRange } from "../../text/sentence-tokens.ts";
import { speakerLabels } from "../../text/speaker-labels.ts";
import { type Quotation, quotationOfTokens, quotationsOf } from "./quotations.ts";
import { TAG } from "./tags.ts";

/** A document as the rules look at it: tokens, sentences in tokens, and quotations. */
export interface Reading {
  readonly tokens: Tokens;
  readonly sentences: readonly TokenRange[];
  readonly quotations: readonly Quotation[];
  /** The quotation that each token stands in, -1 outside. */
  readonly quotationOf: Int32Array;
  /** The speakers' labels of a transcript or an interview. */
  readonly labels: readonly TokenRange[];
}

export function readingOf(text: string, tokens: Tokens, sentences: readonly Sentence[]): Reading {
  const quotations = quotationsOf(text, tokens);
  const quotationOf = quotationOfTokens(quotations, tokens.count);
  return {
    tokens,
    sentences: sentenceTokens(tokens, sentences),
    quotations,
    quotationOf,
    labels: speakerLabels(tokens),
  };
}

/** The quotation that opens with token `i`, if one does. */
export function opensQuotation(reading: Reading, i: number): Quotation | undefined {
  const quotation = reading.quotations[reading.quotationOf[i] ?? -1];
  return quotation?.first === i ? quotation : undefined;
}

const SCARE_WORDS = 3;

/** Whether a quotation is long enough to be speech: more than three words. */
export function isSpeech({ tokens }: Reading, { first, end }: Quotation): boolean {
  let words = 0;
  for (let i = first; i < end && words <= SCARE_WORDS; i++) if (tokens.pos[i] !== TAG.punctuation) words++;
  return words > SCARE_WORDS;
}

/** Whether a part of a range is quoted. */
export const holdsQuotation = ({ quotationOf }: Reading, { first, end }: TokenRange): boolean =>
  quotationOf.subarray(first, end).some((quotation) => quotation !== -1);

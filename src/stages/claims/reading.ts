import type { Tokens } from "../../core/tokens.ts";
import type { Sentence } from "../../schema/sentences.ts";
import { sentenceTokens, type TokenRange } from "../../text/sentence-tokens.ts";
import type { CueLexicon } from "./cues.ts";
import { type Quotation, quotationOfTokens, quotationsOf } from "./quotations.ts";
import { TAG } from "./tags.ts";

/** A document as the frames look at it: tokens, sentences in tokens, quotations, and what comes next behind each token. */
export interface Reading {
  readonly tokens: Tokens;
  readonly cues: CueLexicon;
  readonly sentences: readonly TokenRange[];
  readonly quotations: readonly Quotation[];
  /** The quotation that each token stands in, -1 outside. */
  readonly quotationOf: Int32Array;
  /** The next verb at or behind each token. */
  readonly nextVerb: Int32Array;
  /** The next punctuation mark outside quotations at or behind each token. */
  readonly nextStop: Int32Array;
}

export function readingOf(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  cues: CueLexicon,
): Reading {
  const quotations = quotationsOf(text, tokens);
  const quotationOf = quotationOfTokens(quotations, tokens.count);
  const nextVerb = new Int32Array(tokens.count + 1).fill(tokens.count);
  const nextStop = new Int32Array(tokens.count + 1).fill(tokens.count);
  for (let i = tokens.count - 1; i >= 0; i--) {
    const tag = tokens.pos[i];
    nextVerb[i] = tag === TAG.verb || tag === TAG.auxiliary ? i : (nextVerb[i + 1] ?? 0);
    nextStop[i] = tag === TAG.punctuation && quotationOf[i] === -1 ? i : (nextStop[i + 1] ?? 0);
  }
  return {
    tokens,
    cues,
    sentences: sentenceTokens(tokens, sentences),
    quotations,
    quotationOf,
    nextVerb,
    nextStop,
  };
}

/** The quotation that opens with token `i`, if one does. */
export function opensQuotation(reading: Reading, i: number): Quotation | undefined {
  const quotation = reading.quotations[reading.quotationOf[i] ?? -1];
  return quotation?.first === i ? quotation : undefined;
}

/** The quotation whose last token is `i`, if one is. */
export function closesQuotation(reading: Reading, i: number): Quotation | undefined {
  const quotation = reading.quotations[reading.quotationOf[i] ?? -1];
  return quotation !== undefined && quotation.end - 1 === i ? quotation : undefined;
}

const SCARE_WORDS = 3;

/** Whether a quotation is long enough to be speech: more than three words. */
export function isSpeech({ tokens }: Reading, { first, end }: Quotation): boolean {
  let words = 0;
  for (let i = first; i < end && words <= SCARE_WORDS; i++) if (tokens.pos[i] !== TAG.punctuation) words++;
  return words > SCARE_WORDS;
}

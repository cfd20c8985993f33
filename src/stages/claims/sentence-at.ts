import type { Tokens } from "../../core/tokens.ts";
import { partitionPoint } from "../../text/partition-point.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Reading } from "./reading.ts";
import { TAG } from "./tags.ts";

/** The number of a token's sentence, from 0; -1 before the first. */
export const sentenceNumberAt = ({ sentences }: Reading, token: number): number =>
  partitionPoint(sentences.length, (i) => (sentences[i]?.first ?? 0) <= token) - 1;

/** The sentence of a token. */
export const sentenceAt = (reading: Reading, token: number): TokenRange =>
  reading.sentences[sentenceNumberAt(reading, token)] ?? { first: token, end: token + 1 };

/** Whether a part of speech is that of a verb or an auxiliary. */
export const isVerb = (tag: number | undefined): boolean => tag === TAG.verb || tag === TAG.auxiliary;

/** Whether a verb or an auxiliary stands in a range. */
export function hasVerb({ pos }: Tokens, { first, end }: TokenRange): boolean {
  for (let i = first; i < end; i++) if (isVerb(pos[i])) return true;
  return false;
}

import type { Tokens } from "../../core/tokens.ts";
import { partitionPoint } from "../../text/partition-point.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Reading } from "./reading.ts";
import { TAG } from "./tags.ts";

/** The sentence of a token. */
export function sentenceAt({ sentences }: Reading, token: number): TokenRange {
  const behind = partitionPoint(sentences.length, (i) => (sentences[i]?.first ?? 0) <= token);
  return sentences[behind - 1] ?? { first: token, end: token + 1 };
}

/** Whether a part of speech is that of a verb or an auxiliary. */
export const isVerb = (tag: number | undefined): boolean => tag === TAG.verb || tag === TAG.auxiliary;

/** Whether a verb or an auxiliary stands in a range. */
export function hasVerb({ pos }: Tokens, { first, end }: TokenRange): boolean {
  for (let i = first; i < end; i++) if (isVerb(pos[i])) return true;
  return false;
}

import type { Tokens } from "../../core/tokens.ts";
import { partitionPoint } from "../../text/partition-point.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";

/** A span of gold, in UTF-16 units. */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
}

/** Who said what, as gold has it. */
export interface GoldClaim extends GoldSpan {
  readonly source?: GoldSpan | null;
  readonly cue?: GoldSpan | null;
  readonly parts?: readonly (readonly [number, number])[];
}

/** A gold claim in tokens. */
export interface GoldRanges {
  readonly content: TokenRange;
  /** The parts that the content consists of, or itself. */
  readonly parts: readonly TokenRange[];
  readonly source: TokenRange | null;
  readonly cue: TokenRange | null;
}

/** The tokens that a span touches; null when it touches none. */
export function tokensOf({ count, starts, ends }: Tokens, { start, end }: GoldSpan): TokenRange | null {
  const first = partitionPoint(count, (i) => (ends[i] as number) <= start);
  let behind = first;
  while (behind < count && (starts[behind] as number) < end) behind++;
  return first < behind ? { first, end: behind } : null;
}

export function rangesOf(tokens: Tokens, claims: readonly GoldClaim[]): GoldRanges[] {
  return claims.flatMap((claim) => {
    const content = tokensOf(tokens, claim);
    if (!content) return [];
    const parts = (claim.parts ?? []).flatMap(([start, end]) => tokensOf(tokens, { start, end }) ?? []);
    return [
      {
        content,
        parts: parts.length > 0 ? parts : [content],
        source: claim.source ? tokensOf(tokens, claim.source) : null,
        cue: claim.cue ? tokensOf(tokens, claim.cue) : null,
      },
    ];
  });
}

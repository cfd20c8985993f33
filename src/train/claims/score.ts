import { overlap, type TokenRange } from "../../text/sentence-tokens.ts";
import type { GoldRanges } from "./gold.ts";

/** Who said what, as found. */
export interface FoundClaim {
  readonly source: TokenRange | null;
  readonly cue: TokenRange | null;
  readonly content: TokenRange;
}

const PARTS = ["source", "cue", "content"] as const;
const touches = (a: TokenRange | null, b: TokenRange | null): boolean =>
  a === null || b === null ? a === b : overlap(a, b);

/** For each found claim whether its source and content overlap those of a claim of gold that no earlier one has taken. */
export function rightOnes(found: readonly FoundClaim[], gold: readonly GoldRanges[]): boolean[] {
  const free = new Set(gold);
  return found.map((claim) => {
    const match = [...free].find(
      (one) => touches(one.content, claim.content) && touches(one.source, claim.source),
    );
    return match !== undefined && free.delete(match);
  });
}

/** For each found claim whether its content overlaps that of one of gold. */
export const rightContents = (found: readonly FoundClaim[], gold: readonly GoldRanges[]): boolean[] =>
  found.map((claim) => gold.some((one) => touches(one.content, claim.content)));

/** Lines of figures: F1 of each part, exact and overlapping, and of claims whose source and content both overlap one of gold's. */
export function scoreClaims(
  documents: readonly { readonly gold: readonly GoldRanges[]; readonly found: readonly FoundClaim[] }[],
): string[] {
  const lines = PARTS.map((part) => {
    const exact = { right: 0, found: 0, gold: 0 };
    const overlapping = { found: 0, gold: 0 };
    for (const document of documents) {
      const gold = distinct(document.gold.map((claim) => claim[part]));
      const found = distinct(document.found.map((claim) => claim[part]));
      const keys = new Set(gold.map(keyOf));
      exact.gold += gold.length;
      exact.found += found.length;
      exact.right += found.filter((range) => keys.has(keyOf(range))).length;
      overlapping.found += found.filter((range) => gold.some((other) => touches(range, other))).length;
      overlapping.gold += gold.filter((range) => found.some((other) => touches(range, other))).length;
    }
    // Overlaps count twice, once from either side, as a pair may be one to many.
    const p = overlapping.found / Math.max(1, exact.found);
    const r = overlapping.gold / Math.max(1, exact.gold);
    return `${part}: exact ${percent(2 * exact.right, exact.found + exact.gold)}, overlapping ${percent(2 * p * r, p + r)} (${exact.gold})`;
  });
  let right = 0;
  let all = 0;
  for (const { gold, found } of documents) {
    right += rightOnes(found, gold).filter((isRight) => isRight).length;
    all += gold.length + found.length;
  }
  return [...lines, `who said what: ${percent(2 * right, all)}`];
}

const percent = (part: number, whole: number): string => ((100 * part) / (whole || 1)).toFixed(1);
const keyOf = ({ first, end }: TokenRange): string => `${first}:${end}`;
const distinct = (ranges: readonly (TokenRange | null)[]): TokenRange[] => [
  ...new Map(ranges.flatMap((range) => (range ? [[keyOf(range), range] as const] : []))).values(),
];

import type { TokenRange } from "../../text/sentence-tokens.ts";

/** Ranges in text order that hold the same tokens and do not overlap: of overlapping and nested ones one is made. */
export function unionOf(ranges: readonly TokenRange[]): TokenRange[] {
  const union: { first: number; end: number }[] = [];
  for (const { first, end } of ranges.toSorted((a, b) => a.first - b.first)) {
    const last = union.at(-1);
    if (last && first < last.end) last.end = Math.max(last.end, end);
    else union.push({ first, end });
  }
  return union;
}

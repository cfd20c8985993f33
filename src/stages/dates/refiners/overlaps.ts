import type { Found } from "../found.ts";

/** Puts the expressions in text order; of those that overlap the longest stays, of equally long ones the first found. */
export function withoutOverlaps(all: readonly Found[]): Found[] {
  const ordered = all.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const one of ordered) {
    const last = kept.at(-1);
    if (!last || last.end <= one.start) kept.push(one);
    else if (last.end - last.start < one.end - one.start) kept[kept.length - 1] = one;
  }
  return kept;
}

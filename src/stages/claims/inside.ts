import type { Referent } from "../../schema/referents.ts";

interface Spanned {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The index of the first span, in a list in text order, that starts at or behind `offset`. */
function firstFrom(spans: readonly Spanned[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The spans that lie inside `start`..`end`, from a list in text order without overlaps. */
export function inside<S extends Spanned>(spans: readonly S[], start: number, end: number): S[] {
  const first = firstFrom(spans, start);
  let last = first;
  while (last < spans.length && (spans[last]?.end ?? end + 1) <= end) last++;
  return spans.slice(first, last);
}

/** The referent of each mention. */
export function ownersOf(referents: readonly Referent[]): Map<string, string> {
  return new Map(
    referents.flatMap(({ id, mentions }) => mentions.map((mention): [string, string] => [mention, id])),
  );
}

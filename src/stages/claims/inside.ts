import type { Referent } from "../../schema/referents.ts";
import { partitionPoint } from "../../text/partition-point.ts";

interface Spanned {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The spans that lie inside `start`..`end`, from a list in text order without overlaps. */
export function inside<S extends Spanned>(spans: readonly S[], start: number, end: number): S[] {
  const first = partitionPoint(spans.length, (i) => (spans[i]?.start ?? 0) < start);
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

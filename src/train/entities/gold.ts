import type { Tokens } from "../../core/tokens.ts";
import { TAGS } from "../../stages/entities/tagger/classes.ts";
import type { View } from "../../stages/entities/tagger/view.ts";
import { OUTSIDE, PLACE, tagOf } from "../../text/sequence/tags.ts";
import type { GoldSpan } from "../read-gold.ts";
import type { LabelMap } from "./label-map.ts";

const LEADING = new Set(["the", "a", "an"]);
const POSSESSIVE = new Set(["'s", "’s", "'", "’"]);

/**
 * Which tags the gold allows at each token: `open[i * TAGS.count + tag]`. Spans lose a leading article, a possessive and, for people,
 * titles. A span that does not fall on tokens, that means nothing to the tagger or whose score is under `sure` leaves its tokens wholly open.
 */
export function openTags(
  view: View,
  titles: ReadonlySet<string>,
  spans: readonly GoldSpan[],
  map: LabelMap,
  sure: number,
): Uint8Array {
  const { tokens, count } = view;
  const n = TAGS.count;
  const open = new Uint8Array(count * n);
  for (let i = 0; i < count; i++) {
    open[i * n + OUTSIDE] = 1;
    for (const c of map.unlabelled) for (let p = 0; p < 4; p++) open[i * n + tagOf(c, p)] = 1;
  }
  const byStart = new Map<number, number>();
  const byEnd = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    byStart.set(tokens.starts[i] as number, i);
    byEnd.set(tokens.ends[i] as number, i);
  }
  for (const { start, end, label, score = 1 } of spans) {
    const classes = map.classesOf(label);
    let first = byStart.get(start);
    let last = byEnd.get(end);
    if (first === undefined || last === undefined || classes === undefined || score < sure) {
      for (let i = 0; i < count; i++)
        if ((tokens.starts[i] as number) < end && start < (tokens.ends[i] as number))
          open.fill(1, i * n, (i + 1) * n);
      continue;
    }
    [first, last] = trimmed(tokens, titles, first, last, classes.includes(0));
    for (let i = first; i <= last; i++) {
      open.fill(0, i * n, (i + 1) * n);
      if (classes.length === 0) open[i * n + OUTSIDE] = 1;
      const place =
        first === last ? PLACE.single : i === first ? PLACE.begin : i === last ? PLACE.end : PLACE.inside;
      for (const c of classes) open[i * n + tagOf(c, place)] = 1;
    }
  }
  return open;
}

function trimmed(
  { lower }: Tokens,
  titles: ReadonlySet<string>,
  from: number,
  to: number,
  isPerson: boolean,
): [number, number] {
  let first = from;
  let last = to;
  if (first < last && LEADING.has(lower[first] as string)) first++;
  while (
    isPerson &&
    first < last &&
    (titles.has(lower[first] as string) || (lower[first] === "." && first > from))
  )
    first++;
  if (first < last && POSSESSIVE.has(lower[last] as string)) last--;
  return [first, last];
}

import { partitionPoint } from "../text/partition-point.ts";
import type { Align } from "./format.ts";
import type { LossTally } from "./losses.ts";
import type { Mark } from "./marks.ts";
import type { Token } from "./tokenize.ts";

/** A mark on tokens `first <= i && i < end`. */
export interface AlignedMark {
  readonly mark: Mark;
  readonly first: number;
  readonly end: number;
}

/** The first token for which `test` holds, which it does for all after it. */
const firstWhere = (tokens: readonly Token[], test: (token: Token) => boolean): number =>
  partitionPoint(tokens.length, (i) => !test(tokens[i] as Token));

/** Puts spans on tokens. One that falls on no borders is counted, and left out, grown or shrunk; one that shrinks to nothing is left out. */
export function alignMarks(
  marks: readonly Mark[],
  tokens: readonly Token[],
  align: Align,
  losses: LossTally,
): AlignedMark[] {
  const aligned: AlignedMark[] = [];
  for (const mark of marks) {
    const touched = {
      first: firstWhere(tokens, (token) => token.end > mark.start),
      end: firstWhere(tokens, (token) => token.start >= mark.end),
    };
    const inside = {
      first: firstWhere(tokens, (token) => token.start >= mark.start),
      end: firstWhere(tokens, (token) => token.end > mark.end),
    };
    const exact = tokens[touched.first]?.start === mark.start && tokens[touched.end - 1]?.end === mark.end;
    const range = exact || align === "expand" ? touched : align === "contract" ? inside : null;
    if (!exact) {
      const done = align === "strict" || !range || range.end <= range.first ? "left out" : `${align}ed`;
      losses.add(`${mark.layer} not on token borders, ${done}`);
    }
    if (range && range.first < range.end) aligned.push({ mark, ...range });
  }
  return aligned;
}

/** Those of aligned marks in text order that do not overlap an earlier one; the others are counted. */
export function withoutOverlaps(aligned: readonly AlignedMark[], losses: LossTally): AlignedMark[] {
  let end = 0;
  return [...aligned]
    .sort((a, b) => a.first - b.first || b.end - a.end)
    .filter((item) => {
      if (item.first < end) {
        losses.add(`${item.mark.layer} that overlap another`);
        return false;
      }
      end = item.end;
      return true;
    });
}

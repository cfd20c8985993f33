import { CONTENT, PART_TAGS, SOURCE } from "../../stages/claims/tagger/classes.ts";
import {
  cueView,
  plainFeaturesAt,
  relationFeaturesAt,
  sentenceFeaturesAt,
} from "../../stages/claims/tagger/part-features.ts";
import type { FirstTagging, FoundCue } from "../../stages/claims/tagger/tag-cues.ts";
import type { Knowledge } from "../../stages/claims/tagger/view.ts";
import { rangeAt, type Window, windowOf } from "../../stages/claims/tagger/window.ts";
import { overlap, type TokenRange } from "../../text/sentence-tokens.ts";
import type { Sequence } from "./fit.ts";
import type { GoldRanges } from "./gold.ts";
import type { Lesson } from "./lessons.ts";
import { tagRuns } from "./tag-runs.ts";

/** A cue of gold that the first model overlooked is seen as one that it was this sure of. */
const OVERLOOKED = 0.3;

/**
 * The windows of a lesson's cues, with the tags that the second model is to give. Cues are those that the first model found, as it found
 * them, where gold has one there; and those of gold that it overlooked.
 */
export function partSequences(
  { view, gold }: Lesson,
  { tags, cues }: FirstTagging,
  knowledge: Knowledge,
): Sequence[] {
  const found = cues.flatMap((cue) => {
    const claim = gold.find((one) => one.cue !== null && overlap(one.cue, cue));
    return claim ? [{ cue, claim }] : [];
  });
  const overlooked = gold.flatMap((claim) =>
    claim.cue && !cues.some((cue) => claim.cue !== null && overlap(claim.cue, cue))
      ? [{ cue: { ...claim.cue, sure: OVERLOOKED } satisfies FoundCue, claim }]
      : [],
  );
  const n = PART_TAGS.count;
  return [...found, ...overlooked].map(({ cue, claim }): Sequence => {
    const window = windowOf(view, cue);
    const seen = cueView(view, cue, cue.sure);
    const runs = Int32Array.from({ length: window.length }, (_, position) =>
      classIn(window, rangeAt(window, view, position), claim),
    );
    const open = new Uint8Array(window.length * n);
    tagRuns(runs, 2).forEach((tag, i) => {
      open[i * n + tag] = 1;
    });
    return {
      length: window.length,
      open,
      featuresAt(position, out) {
        const range = rangeAt(window, view, position);
        if (!isToken(window, range)) return sentenceFeaturesAt(view, window, seen, tags, range, out, 0);
        const count = plainFeaturesAt(view, knowledge, tags, range.first, out, 0);
        return relationFeaturesAt(view, seen, tags, range.first, out, count);
      },
    };
  });
}

const isToken = (window: Window, { first }: TokenRange): boolean =>
  window.first <= first && first < window.end;

/** The class of a position: source over cue over content. A sentence is of the class of its middle. */
function classIn(window: Window, range: TokenRange, { source, cue, content, parts }: GoldRanges): number {
  const middle = (range.first + range.end - 1) >> 1;
  const inside = (part: TokenRange | null) => part !== null && part.first <= middle && middle < part.end;
  if (!isToken(window, range)) return inside(content) ? CONTENT : -1;
  if (inside(window.cue)) return -1;
  if (inside(source)) return SOURCE;
  if (inside(cue)) return -1;
  return parts.some(inside) ? CONTENT : -1;
}

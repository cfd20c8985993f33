import { FIRST_TAGS } from "../../stages/claims/tagger/classes.ts";
import { cueFeaturesAt } from "../../stages/claims/tagger/cue-features.ts";
import { mayAttribute } from "../../stages/claims/tagger/tag-cues.ts";
import type { Knowledge } from "../../stages/claims/tagger/view.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Sequence } from "./fit.ts";
import type { Lesson } from "./lessons.ts";
import { tagRuns } from "./tag-runs.ts";

/** The sentences of lessons, with the tags that the first model is to give: cues over sources over contents. */
export function firstSequences(lessons: readonly Lesson[], knowledge: Knowledge): Sequence[] {
  const n = FIRST_TAGS.count;
  return lessons.flatMap(({ view, gold }) => {
    const runs = new Int32Array(view.count).fill(-1);
    let run = 0;
    const put = (range: TokenRange | null, name: string) => {
      if (range) runs.fill(3 * run++ + FIRST_TAGS.classes.indexOf(name), range.first, range.end);
    };
    for (const { parts } of gold) for (const part of parts) put(part, "CONTENT");
    for (const { source } of gold) put(source, "SOURCE");
    for (const { cue } of gold) put(cue, "CUE");
    return view.sentences.flatMap((sentence): Sequence[] => {
      const { first, end } = sentence;
      if (end === first || !mayAttribute(knowledge, view, sentence)) return [];
      const open = new Uint8Array((end - first) * n);
      tagRuns(runs.subarray(first, end), 3).forEach((tag, i) => {
        open[i * n + tag] = 1;
      });
      return [
        {
          length: end - first,
          open,
          featuresAt: (i, out) => cueFeaturesAt(view, knowledge, first + i, out, 0),
        },
      ];
    });
  });
}

import { FIRST_TAGS } from "../../stages/claims/tagger/classes.ts";
import { cueFeaturesAt } from "../../stages/claims/tagger/cue-features.ts";
import { mayAttribute } from "../../stages/claims/tagger/tag-cues.ts";
import type { Knowledge, View } from "../../stages/claims/tagger/view.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Sequence } from "./fit.ts";
import type { Lesson, SilverLesson } from "./lessons.ts";
import { tagRuns } from "./tag-runs.ts";

/** A sentence to learn, and its first token in the text. */
export interface SentenceSequence extends Sequence {
  readonly first: number;
}

/** Spans of silver with smaller scores are left open. */
const SURE = 0.5;

/** The sentences of lessons, with the tags that the first model is to give: cues over sources over contents. */
export function firstSequences(lessons: readonly Lesson[], knowledge: Knowledge): SentenceSequence[] {
  return lessons.flatMap(({ view, gold }) => {
    const { runs, put } = openRuns(view);
    for (const { parts } of gold) for (const part of parts) put(part, "CONTENT");
    for (const { source } of gold) put(source, "SOURCE");
    for (const { cue } of gold) put(cue, "CUE");
    return sequencesOf(view, knowledge, runs, new Uint8Array(view.count));
  });
}

/** The sentences of silver, with the tags that another model gave them. */
export function silverSequences(lessons: readonly SilverLesson[], knowledge: Knowledge): Sequence[] {
  return lessons.flatMap(({ view, marks }) => {
    const { runs, put } = openRuns(view);
    const unsure = new Uint8Array(view.count);
    for (const { range, label, score } of marks) {
      if (score < SURE) unsure.fill(1, range.first, range.end);
      else put(range, label);
    }
    return sequencesOf(view, knowledge, runs, unsure);
  });
}

function openRuns({ count }: View) {
  const runs = new Int32Array(count).fill(-1);
  let run = 0;
  const put = (range: TokenRange | null, name: string) => {
    if (range) runs.fill(3 * run++ + FIRST_TAGS.classes.indexOf(name), range.first, range.end);
  };
  return { runs, put };
}

/** The sentences in which a cue can be; where `unsure` is 1 every tag counts as right. */
function sequencesOf(
  view: View,
  knowledge: Knowledge,
  runs: Int32Array,
  unsure: Uint8Array,
): SentenceSequence[] {
  const n = FIRST_TAGS.count;
  return view.sentences.flatMap((sentence): SentenceSequence[] => {
    const { first, end } = sentence;
    if (end === first || !mayAttribute(knowledge, view, sentence)) return [];
    const open = new Uint8Array((end - first) * n);
    tagRuns(runs.subarray(first, end), 3).forEach((tag, i) => {
      if (unsure[first + i] === 1) open.fill(1, i * n, (i + 1) * n);
      else open[i * n + tag] = 1;
    });
    return [
      {
        first,
        length: end - first,
        open,
        featuresAt: (i, out) => cueFeaturesAt(view, knowledge, first + i, out, 0),
      },
    ];
  });
}

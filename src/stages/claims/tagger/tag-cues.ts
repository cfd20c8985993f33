import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { openChain } from "../../../text/sequence/chain.ts";
import type { ChainModel } from "../../../text/sequence/model.ts";
import { classOf, OUTSIDE, PLACE, placeOf } from "../../../text/sequence/tags.ts";
import { CUE, FIRST_TAGS } from "./classes.ts";
import { cueFeaturesAt } from "./cue-features.ts";
import { type Knowledge, QUOTE, type View } from "./view.ts";

/** A cue that the first model found, and how probable it is that one of its words is in a cue. */
export interface FoundCue extends TokenRange {
  readonly sure: number;
}

/** What the first model makes of a text: a tag for each token, and the cues. */
export interface FirstTagging {
  readonly tags: Uint8Array;
  readonly cues: readonly FoundCue[];
}

/** A longer "sentence" is a list or noise. */
export const LONGEST_SENTENCE = 400;

/** Whether a cue can be in a sentence: it has a word that training saw in cues, or a quotation mark. */
export function mayAttribute(
  { triggers }: Knowledge,
  { stems, quotes }: View,
  { first, end }: TokenRange,
): boolean {
  if (end - first > LONGEST_SENTENCE) return false;
  for (let i = first; i < end; i++)
    if (triggers.has(stems[i] as number) || quotes[i] !== QUOTE.outside) return true;
  return false;
}

/** Returns a function that marks cues, sources and contents. `bias` is taken from the score of no tag: more is found, less of it right. */
export function openCueTagging(
  model: ChainModel,
  knowledge: Knowledge,
  bias: number,
): (view: View) => FirstTagging {
  const n = FIRST_TAGS.count;
  const chain = openChain(FIRST_TAGS);
  const sums = new Int32Array(LONGEST_SENTENCE * n);
  const scores = new Float32Array(LONGEST_SENTENCE * n);
  const marginals = new Float64Array(LONGEST_SENTENCE * n);
  const path = new Uint8Array(LONGEST_SENTENCE);
  return (view) => {
    const tags = new Uint8Array(view.count);
    const cues: FoundCue[] = [];
    for (const sentence of view.sentences) {
      const { first, end } = sentence;
      if (!mayAttribute(knowledge, view, sentence)) continue;
      const length = end - first;
      sums.fill(0, 0, length * n);
      model.add(length, (i, out, from) => cueFeaturesAt(view, knowledge, first + i, out, from), sums, 0);
      for (let k = 0; k < length * n; k++)
        scores[k] = (sums[k] as number) * model.scale - (k % n === OUTSIDE ? bias : 0);
      chain.best(scores, length, model.transitions, path);
      tags.set(path.subarray(0, length), first);
      if (!path.subarray(0, length).some((tag) => tag !== OUTSIDE && classOf(tag) === CUE)) continue;
      chain.marginals(scores, length, model.exponentials, marginals, null);
      for (let i = 0; i < length; i++) {
        const tag = path[i] as number;
        if (tag === OUTSIDE || classOf(tag) !== CUE) continue;
        let to = i + 1;
        if (placeOf(tag) === PLACE.begin) {
          while (placeOf(path[to] as number) !== PLACE.end) to++;
          to++;
        }
        cues.push({ first: first + i, end: first + to, sure: sureOf(marginals, i, to, n) });
        i = to - 1;
      }
    }
    return { tags, cues };
  };
}

/** The largest probability of a cue's tags among the tokens `from`..`to`. */
function sureOf(marginals: Float64Array, from: number, to: number, n: number): number {
  let most = 0;
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let tag = 1; tag < n; tag++) if (classOf(tag) === CUE) sum += marginals[i * n + tag] as number;
    most = Math.max(most, sum);
  }
  return most;
}

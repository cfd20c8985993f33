import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { type Decoder, openDecoder } from "../../../text/sequence/decoder.ts";
import type { ChainModel } from "../../../text/sequence/model.ts";
import { classOf, OUTSIDE, PLACE, placeOf, tagOf } from "../../../text/sequence/tags.ts";
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

/** What is added to scores so that more is found, and less of it right. */
export interface CueBias {
  /** Taken from that of no tag. */
  readonly any: number;
  /** Added to those of a cue's first word: a cue that is less probable than none is found, but none grows longer. */
  readonly cue: number;
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

const OPENS_CUE = [tagOf(CUE, PLACE.begin), tagOf(CUE, PLACE.single)];

/** Returns a function that marks cues, sources and contents. */
export function openCueTagging(
  model: ChainModel,
  knowledge: Knowledge,
  bias: CueBias,
): (view: View) => FirstTagging {
  const n = FIRST_TAGS.count;
  const decoder = openDecoder(model, FIRST_TAGS);
  const sums = new Int32Array(LONGEST_SENTENCE * n);
  const step = Math.round(bias.cue / model.scale);
  const raise = (length: number, by: number) => {
    for (let row = 0; row < length * n; row += n)
      for (const tag of OPENS_CUE) sums[row + tag] = (sums[row + tag] as number) + by;
  };
  return (view) => {
    const tags = new Uint8Array(view.count);
    const cues: FoundCue[] = [];
    for (const sentence of view.sentences) {
      const { first, end } = sentence;
      if (!mayAttribute(knowledge, view, sentence)) continue;
      const length = end - first;
      sums.fill(0, 0, length * n);
      model.add(length, (i, out, from) => cueFeaturesAt(view, knowledge, first + i, out, from), sums, 0);
      raise(length, step);
      const path = decoder.best(sums, 0, length, bias.any);
      let found = false;
      for (let i = 0; i < length; i++) {
        const tag = path[i] as number;
        tags[first + i] = tag;
        found ||= tag !== OUTSIDE && classOf(tag) === CUE;
      }
      if (!found) continue;
      // How sure it is, it is without the bias towards cues.
      raise(length, -step);
      decoder.best(sums, 0, length, bias.any);
      const chances = decoder.chances();
      for (let i = 0; i < length; i++) {
        const tag = tags[first + i] as number;
        if (tag === OUTSIDE || classOf(tag) !== CUE) continue;
        let to = i + 1;
        if (placeOf(tag) === PLACE.begin) {
          while (placeOf(tags[first + to] as number) !== PLACE.end) to++;
          to++;
        }
        cues.push({ first: first + i, end: first + to, sure: sureOf(chances, decoder, i, to) });
        i = to - 1;
      }
    }
    return { tags, cues };
  };
}

/** The largest probability of a cue's tags among the tokens `from`..`to`. */
function sureOf(chances: Float32Array, { width }: Decoder, from: number, to: number): number {
  let most = 0;
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let tag = 1; tag < FIRST_TAGS.count; tag++)
      if (classOf(tag) === CUE) sum += chances[i * width + tag] as number;
    most = Math.max(most, sum);
  }
  return most;
}

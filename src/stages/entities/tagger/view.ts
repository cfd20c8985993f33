import type { Tokens } from "../../../core/tokens.ts";
import type { Sentence } from "../../../schema/sentences.ts";
import { sentenceTokens, type TokenRange } from "../../../text/sentence-tokens.ts";
import { hashText } from "../../../text/sequence/hash.ts";
import { type CandidateWords, candidatesOf } from "./candidates.ts";
import type { Clusters } from "./clusters.ts";
import { type Gazetteer, LISTS, matchGazetteer } from "./gazetteer.ts";
import { LOOK, lookOf, shapeOf } from "./writing.ts";

/** What the tagger knows of words before it sees a text. */
export interface Knowledge {
  readonly clusters: Clusters;
  readonly gazetteer: Gazetteer;
  readonly titles: ReadonlySet<string>;
  readonly candidates: CandidateWords;
}

/** A text as the tagger sees it, in columns of tokens. */
export interface View {
  readonly tokens: Tokens;
  readonly count: number;
  /** The hash of the word in lower case. */
  readonly words: Int32Array;
  readonly look: Uint8Array;
  readonly shapes: Int32Array;
  readonly fine: Uint16Array;
  /** Where in a name of a list the token stands: `within[list * count + i]`. */
  readonly within: Uint8Array;
  /** 1 where a sentence begins, 2 where the sentence is in Title Case or all in capitals, 3 both. */
  readonly place: Uint8Array;
  /** 1 where the word stands in lower case elsewhere in the text, 2 where it has a capital inside a sentence, 3 both. */
  readonly elsewhere: Uint8Array;
  readonly title: Uint8Array;
  /** Stretches of tokens, inside a sentence, that can be names. */
  readonly runs: readonly TokenRange[];
}

/** A sentence in which at least this share of words of four letters and more has a capital tells nothing by capitals. */
const HEADLINE = { words: 4, share: 0.7, letters: 4 };

/** No name is nearly as long; a run is cut there, so that its numbers need no more room than this. */
const LONGEST_RUN = 1000;

export function viewOf(tokens: Tokens, sentences: readonly Sentence[], knowledge: Knowledge): View {
  const { count, lower, surface } = tokens;
  const words = new Int32Array(count);
  const look = new Uint8Array(count);
  const shapes = new Int32Array(count);
  const fine = new Uint16Array(count);
  const place = new Uint8Array(count);
  const elsewhere = new Uint8Array(count);
  const title = new Uint8Array(count);
  const marks = new Uint8Array(count);
  const within = new Uint8Array(count * LISTS.length);
  const seen = new Map<number, number>();
  const ranges = sentenceTokens(tokens, sentences);

  for (let i = 0; i < count; i++) {
    const word = surface[i] as string;
    look[i] = lookOf(word);
    words[i] = hashText(lower[i] as string);
  }
  for (const range of ranges) {
    const { first, end } = range;
    const headline = isHeadline(surface, look, first, end) ? 2 : 0;
    for (let i = first; i < end; i++) place[i] = headline;
    // A quotation mark before the first word does not make the word a second one.
    for (let i = first; i < end; i++) {
      place[i] = (place[i] as number) | 1;
      if (((look[i] as number) & (LOOK.upper | LOOK.lower | LOOK.digit)) !== 0) break;
    }
    candidatesOf(tokens, look, range, knowledge.candidates, marks);
    for (let i = first; i < end; i++) {
      const written = look[i] as number;
      const is = (written & LOOK.upper) === 0 ? 1 : place[i] === 0 ? 2 : 0;
      if (is > 0 && (written & LOOK.mark) === 0) {
        const word = words[i] as number;
        const had = seen.get(word) ?? 0;
        if ((had & is) === 0) seen.set(word, had | is);
      }
    }
  }
  const runs: TokenRange[] = [];
  for (const { first, end } of ranges) {
    for (let i = first; i < end; ) {
      if (marks[i] === 0) {
        i++;
        continue;
      }
      let to = i + 1;
      while (to < end && to - i < LONGEST_RUN && marks[to] === 1) to++;
      runs.push({ first: i, end: to });
      const from = Math.max(first, i - 2);
      const until = Math.min(end, to + 2);
      for (let k = from; k < until; k++) {
        if (shapes[k] !== 0) continue;
        shapes[k] = shapeOf(surface[k] as string);
        fine[k] = knowledge.clusters.fine.get(words[k] as number);
        title[k] = knowledge.titles.has(lower[k] as string) ? 1 : 0;
        if (marks[k] === 1) elsewhere[k] = seen.get(words[k] as number) ?? 0;
      }
      matchGazetteer(knowledge.gazetteer, words, marks, i, to, count, within);
      i = to;
    }
  }
  return { tokens, count, words, look, shapes, fine, within, place, elsewhere, title, runs };
}

function isHeadline(surface: readonly string[], look: Uint8Array, first: number, end: number): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = first; i < end; i++) {
    if (
      (surface[i] as string).length < HEADLINE.letters ||
      ((look[i] as number) & (LOOK.upper | LOOK.lower)) === 0
    )
      continue;
    words++;
    if (((look[i] as number) & LOOK.upper) !== 0) capitals++;
  }
  return words >= HEADLINE.words && capitals >= words * HEADLINE.share;
}

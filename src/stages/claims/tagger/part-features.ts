import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { mix2, mixAll, pair } from "../../../text/sequence/hash.ts";
import { step } from "./cue-features.ts";
import { clusterAt, kindAt, nameAt, quoteAt, tagAt, wordAt } from "./neighbours.ts";
import { type Knowledge, QUOTE, type View } from "./view.ts";
import type { Window } from "./window.ts";

const SENTENCE = 2000;
const RELATION = 1000;

/** The cue as the features of its parts see it. */
export interface CueView {
  readonly range: TokenRange;
  /** The hash of its lemma, or of its word. */
  readonly lemma: number;
  /** The kinds of what stands around it. */
  readonly around: number;
  readonly behind: number;
  readonly before: number;
  readonly frame: number;
  readonly quote: number;
  /** How sure the first model is of it, in tenths. */
  readonly sure: number;
}

export function cueView(view: View, range: TokenRange, sure: number): CueView {
  const { cueKind, cueLemma, words, quotes, tokens } = view;
  let head = -1;
  for (let i = range.first; i < range.end; i++) if ((cueKind[i] as number) > 0) head = i;
  if (head < 0) {
    head = range.first;
    for (let i = range.first; i < range.end; i++) if (tokens.pos[i] === 16) head = i;
  }
  const before = kindAt(view, range.first - 1);
  const behind = kindAt(view, range.end);
  return {
    range,
    lemma: (cueLemma[head] as number) || (words[head] as number),
    before,
    behind,
    around: mix2(1, before, behind),
    frame: mix2(1, cueKind[head] as number, mix2(1, behind, kindAt(view, range.end + 1))),
    quote: quotes[head] as number,
    sure: Math.round(sure * 10),
  };
}

/** Writes the features of a token that do not depend on the cue, from place `from` on; returns the place behind. `tags` are the first model's. */
export function plainFeaturesAt(
  view: View,
  { clusters }: Knowledge,
  tags: Uint8Array,
  i: number,
  out: Int32Array,
  from: number,
): number {
  const { names, cueKind, sentences, sentenceOf, capital } = view;
  let n = from;
  const w0 = wordAt(view, i);
  const k0 = kindAt(view, i);
  const k1 = kindAt(view, i + 1);
  const k_1 = kindAt(view, i - 1);
  const q = quoteAt(view, i - 1) * 16 + quoteAt(view, i) * 4 + quoteAt(view, i + 1);
  const t0 = tagAt(tags, i);
  out[n++] = 0;
  out[n++] = w0;
  out[n++] = wordAt(view, i - 1);
  out[n++] = wordAt(view, i + 1);
  out[n++] = pair(wordAt(view, i - 1), w0);
  out[n++] = pair(w0, wordAt(view, i + 1));
  out[n++] = pair(k_1, k0);
  out[n++] = pair(k0, k1);
  out[n++] = pair(mix2(1, k_1, k0), k1);
  out[n++] = pair(mix2(1, kindAt(view, i - 2), k_1), k0);
  out[n++] = pair(mix2(1, k0, k1), kindAt(view, i + 2));
  out[n++] = pair(q, k0);
  out[n++] = pair(q, mix2(1, k_1, k1));
  out[n++] = clusters.middle[clusterAt(view, i)] as number;
  out[n++] = pair(names[i] as number, nameAt(view, i + 1));
  out[n++] = pair(nameAt(view, i - 1), names[i] as number);
  out[n++] = pair(names[i] as number, k1);
  out[n++] = pair(t0, k0);
  out[n++] = pair(tagAt(tags, i - 1), t0);
  out[n++] = pair(t0, tagAt(tags, i + 1));
  out[n++] = pair(mix2(1, tagAt(tags, i - 1), t0), mix2(1, tagAt(tags, i + 1), k0));
  out[n++] = pair(t0, w0);
  out[n++] = pair(cueKind[i] as number, t0);
  const { first, end } = sentences[sentenceOf[i] as number] ?? { first: i, end: i + 1 };
  out[n++] = pair(Math.min(3, i - first) * 4 + Math.min(3, end - 1 - i), k0);
  out[n++] = pair(capital[i] as number, k0);
  mixAll(out, from, n, 1);
  return n;
}

/** The same of features that tell how a token stands to the cue. */
export function relationFeaturesAt(
  view: View,
  cue: CueView,
  tags: Uint8Array,
  i: number,
  out: Int32Array,
  from: number,
): number {
  const { words, quotes, names, commas, turns, verbs, cueKind } = view;
  const { first, end } = cue.range;
  let n = from;
  if (first <= i && i < end) {
    out[n++] = mix2(RELATION, 0, 1);
    return n;
  }
  const left = i < first;
  const distance = left ? i - first : i - end + 1;
  const side = left ? 1 : 2;
  const [a, b] = left ? [i + 1, first] : [end, i];
  const crossed = Math.min(3, (commas[b] as number) - (commas[a] as number));
  const turned = Math.min(3, (turns[b] as number) - (turns[a] as number));
  const verbal = Math.min(3, (verbs[b] as number) - (verbs[a] as number));
  const path = ((crossed * 4 + turned) * 4 + verbal) * 2 + (left ? 1 : 0);
  const d = step(distance);
  const k0 = kindAt(view, i);
  const k1 = kindAt(view, i + 1);
  const k_1 = kindAt(view, i - 1);
  const q = quotes[i] as number;
  const t0 = tags[i] as number;
  const t_1 = tagAt(tags, i - 1);
  const t1 = tagAt(tags, i + 1);
  out[n++] = pair(d, 0);
  out[n++] = pair(d, k0);
  out[n++] = pair(d, mix2(1, k_1, k0));
  out[n++] = pair(d, mix2(1, k0, k1));
  out[n++] = pair(path, 0);
  out[n++] = pair(path, k0);
  out[n++] = pair(path, mix2(1, k_1, k0));
  out[n++] = pair(path, mix2(1, k0, k1));
  out[n++] = pair(path, q);
  out[n++] = pair(mix2(1, path, q), mix2(1, cue.around, k0));
  out[n++] = pair(cue.lemma, d);
  out[n++] = pair(cue.lemma, path);
  out[n++] = pair(cue.lemma, mix2(1, side, k0));
  out[n++] = pair(cue.lemma, mix2(1, side, words[i] as number));
  out[n++] = pair(cue.lemma, mix2(1, path, k0));
  out[n++] = pair(cue.lemma, mix2(1, path, q));
  out[n++] = pair(cue.frame, d);
  out[n++] = pair(cue.frame, mix2(1, path, k0));
  out[n++] = pair(cue.around, mix2(1, side, k0));
  out[n++] = pair(cue.around, mix2(1, path, q));
  out[n++] = pair(cue.behind, mix2(1, path, k0));
  out[n++] = pair(cue.before, mix2(1, path, k0));
  out[n++] = pair(t0, path);
  out[n++] = pair(mix2(1, t_1, t0), mix2(1, t1, side));
  out[n++] = pair(t0, d);
  out[n++] = pair(t0, mix2(1, cue.around, side));
  out[n++] = pair(names[i] as number, mix2(1, d, k1));
  out[n++] = pair(mix2(1, cue.quote, q), path);
  out[n++] = pair(cueKind[i] as number, path);
  out[n++] = pair(cue.sure, side);
  out[n++] = pair(cue.sure, mix2(1, side, t0));
  out[n++] = pair(cue.sure, mix2(1, path, q));
  mixAll(out, from, n, RELATION + 1);
  return n;
}

/** The same of a whole sentence before or behind the cue's. */
export function sentenceFeaturesAt(
  view: View,
  window: Window,
  cue: CueView,
  tags: Uint8Array,
  { first, end }: TokenRange,
  out: Int32Array,
  from: number,
): number {
  const { quotes, kinds, tokens, sentences, words } = view;
  let n = from;
  const left = first < window.first;
  const s = view.sentenceOf[first] as number;
  const distance = s - window.sentence;
  const begins = quotes[first] as number;
  const ends = quotes[end - 1] as number;
  const whole = begins * 4 + ends;
  const next = sentences[s + 1];
  const follows = next && next.end > next.first ? (quotes[next.first] as number) : 5;
  // A paragraph may begin between it and the cue's sentence, at its own head or later.
  let paragraphs = 0;
  for (let k = Math.min(s, window.sentence) + 1; k <= Math.max(s, window.sentence); k++)
    paragraphs += tokens.opensParagraph[(sentences[k] as TokenRange).first] as number;
  const apart = Math.min(2, paragraphs);
  const edge = (quotes[window.first] as number) * 4 + (quotes[window.end - 1] as number);
  // Whether somebody is quoted by another cue in this sentence.
  let speaks = 0;
  for (let i = first; i < end && speaks < 2; i++)
    if ((tags[i] as number) > 0 && (tags[i] as number) <= 8 && quotes[i] === QUOTE.outside) speaks++;
  const side = left ? 1 : 0;
  const place = cue.range.first === window.first ? 1 : cue.range.end >= window.end - 1 ? 2 : 0;
  out[n++] = pair(step(distance), whole);
  out[n++] = pair(whole, mix2(1, side, apart));
  out[n++] = pair(mix2(1, whole, edge), mix2(1, side, apart));
  out[n++] = pair(mix2(1, whole, speaks), mix2(1, side, apart));
  out[n++] = pair(mix2(1, whole, edge), mix2(1, side, cue.around));
  out[n++] = pair(cue.lemma, mix2(1, side, whole));
  out[n++] = pair(cue.behind, mix2(1, side, whole));
  out[n++] = pair(mix2(1, follows, whole), mix2(1, side, apart));
  out[n++] = pair(mix2(1, place, whole), mix2(1, mix2(1, side, apart), edge));
  out[n++] = pair(mix2(1, tokens.opensParagraph[first] as number, whole), side);
  out[n++] = pair(side, kinds[first] as number);
  out[n++] = pair(side, words[first] as number);
  out[n++] = pair(mix2(1, tags[first] as number, tags[end - 1] as number), side);
  mixAll(out, from, n, SENTENCE + 1);
  return n;
}

import { hashText, mix, mix2, mixAll, pair } from "../../../text/sequence/hash.ts";
import { LISTS } from "./gazetteer.ts";
import type { Knowledge, View } from "./view.ts";

/** What stands for a word, a shape and a part of speech before the first token of a text and after the last. */
const EDGE = { word: 0x5bd1e995, shape: -1, tag: 99 } as const;

// One function a column and no function that is made for each token: in the innermost loops both count.
const wordAt = ({ words, count }: View, at: number): number =>
  0 <= at && at < count ? (words[at] as number) : EDGE.word;
const shapeAt = ({ shapes, count }: View, at: number): number =>
  0 <= at && at < count ? (shapes[at] as number) : EDGE.shape;
const tagAt = ({ tokens, count }: View, at: number): number =>
  0 <= at && at < count ? (tokens.pos[at] as number) : EDGE.tag;
const clusterAt = ({ fine, count }: View, at: number): number =>
  0 <= at && at < count ? (fine[at] as number) : 0;

/** Letters at a word's beginning and end that are features. */
const AFFIX = 4;
/** The first template of each group of features. */
const TEMPLATES = { words: 1, affixes: 21, around: 29, titles: 50, lists: 55, last: 95 } as const;

/**
 * What other mentions in the text are taken for, by a first pass: for a token, 0 where nothing is known, otherwise a number that holds
 * the class and how sure it is.
 */
export type Context = Uint8Array;

/**
 * Writes the hashes of a token's features to `out`, from place `from` on; returns the place behind them. Neighbours are seen over the ends
 * of the run, and over those of the sentence too, as text goes on.
 */
export function featuresAt(
  view: View,
  { clusters }: Knowledge,
  i: number,
  out: Int32Array,
  from: number,
): number {
  const { within, place, elsewhere, look, title, count, tokens } = view;
  const { lower, surface } = tokens;
  let n = from;
  const w0 = wordAt(view, i);
  const w1 = wordAt(view, i + 1);
  const w_1 = wordAt(view, i - 1);
  const w_2 = wordAt(view, i - 2);
  const w2 = wordAt(view, i + 2);
  const s0 = shapeAt(view, i);
  const s1 = shapeAt(view, i + 1);
  const s_1 = shapeAt(view, i - 1);
  const where = (place[i] as number) * 4 + (elsewhere[i] as number);
  out[n++] = 0;
  out[n++] = w0;
  out[n++] = w_1;
  out[n++] = w1;
  out[n++] = w_2;
  out[n++] = w2;
  out[n++] = pair(w_1, w0);
  out[n++] = pair(w0, w1);
  out[n++] = pair(w_1, w1);
  out[n++] = pair(w_2, w_1);
  out[n++] = pair(w1, w2);
  out[n++] = s0;
  out[n++] = pair(s_1, s0);
  out[n++] = pair(s0, s1);
  out[n++] = pair(mix2(1, s_1, s0), s1);
  out[n++] = pair(s0, where);
  out[n++] = pair(w0, s0);
  out[n++] = pair(w0, where);
  out[n++] = pair(w_1, s0);
  out[n++] = pair(w1, s0);
  mixAll(out, from, n, TEMPLATES.words);
  const text = lower[i] as string;
  const { length } = text;
  for (let k = 1; k <= AFFIX && k <= length; k++) {
    out[n++] = mix(TEMPLATES.affixes + 2 * k - 2, hashText(text, 0, k));
    out[n++] = mix(TEMPLATES.affixes + 2 * k - 1, hashText(text, length - k, length));
  }
  const before = i > 0 ? (lower[i - 1] as string) : "";
  const after = i + 1 < count ? (lower[i + 1] as string) : "";
  const p0 = tagAt(view, i);
  const c0 = clusterAt(view, i);
  const c1 = clusterAt(view, i + 1);
  const c_1 = clusterAt(view, i - 1);
  const { middle, coarse } = clusters;
  const m0 = middle[c0] as number;
  const m1 = middle[c1] as number;
  const m_1 = middle[c_1] as number;
  const around = n;
  out[n++] = hashText(before, Math.max(0, before.length - 3));
  out[n++] = hashText(after, Math.max(0, after.length - 3));
  out[n++] = p0;
  out[n++] = pair(tagAt(view, i - 1), p0);
  out[n++] = pair(p0, tagAt(view, i + 1));
  out[n++] = c0;
  out[n++] = m0;
  out[n++] = coarse[c0] as number;
  out[n++] = c_1;
  out[n++] = c1;
  out[n++] = m_1;
  out[n++] = m1;
  out[n++] = middle[clusterAt(view, i - 2)] as number;
  out[n++] = middle[clusterAt(view, i + 2)] as number;
  out[n++] = pair(coarse[c_1] as number, coarse[c0] as number);
  out[n++] = pair(coarse[c0] as number, coarse[c1] as number);
  out[n++] = pair(coarse[c_1] as number, coarse[c1] as number);
  out[n++] = pair(m0, s0);
  out[n++] = pair(m_1, s0);
  out[n++] = pair(m1, s0);
  out[n++] = pair(c0, where);
  mixAll(out, around, n, TEMPLATES.around);
  if (i > 0 && title[i - 1] === 1) out[n++] = mix(TEMPLATES.titles, 1);
  if (i > 1 && title[i - 2] === 1) out[n++] = mix(TEMPLATES.titles + 1, 1);
  if (title[i] === 1) out[n++] = mix(TEMPLATES.titles + 2, 1);
  let lists = 0;
  for (let list = 0; list < LISTS.length; list++) {
    const at = list * count + i;
    const template = TEMPLATES.lists + 3 * list;
    const g0 = within[at] as number;
    const g_1 = i > 0 ? (within[at - 1] as number) : 0;
    const g1 = i + 1 < count ? (within[at + 1] as number) : 0;
    if (g0 > 0) {
      out[n++] = mix(template, g0);
      lists = Math.imul(lists, 31) + list * 5 + g0;
    }
    if (g_1 > 0) out[n++] = mix(template + 1, g_1);
    if (g1 > 0) out[n++] = mix(template + 2, g1);
  }
  const last = n;
  out[n++] = lists;
  out[n++] = pair(lists, s0);
  out[n++] = pair(lists, where);
  out[n++] = pair(lists, w_1);
  out[n++] = pair(lists, m0);
  out[n++] = look[i] as number;
  out[n++] = hashText(surface[i] as string);
  mixAll(out, last, n, TEMPLATES.last);
  return n;
}

/** The first template of context; those above come before it. */
const CONTEXT = 1000;

/** Writes the hashes of the features of what is known of a token's other mentions to `out`, from place `from` on; returns the place behind them. */
export function contextFeaturesAt(
  { shapes, place, elsewhere, within, count }: View,
  context: Context,
  i: number,
  out: Int32Array,
  from: number,
): number {
  const known = (context[i] as number) + 1;
  const where = (place[i] as number) * 4 + (elsewhere[i] as number);
  let lists = 0;
  for (let list = 0; list < LISTS.length; list++) if (within[list * count + i] !== 0) lists |= 1 << list;
  let n = from;
  out[n++] = mix(CONTEXT, known);
  out[n++] = mix2(CONTEXT + 1, known, where);
  out[n++] = mix2(CONTEXT + 2, known, shapes[i] as number);
  out[n++] = mix(CONTEXT + 3, i > 0 ? (context[i - 1] as number) + 1 : 0);
  out[n++] = mix(CONTEXT + 4, i + 1 < count ? (context[i + 1] as number) + 1 : 0);
  out[n++] = mix2(CONTEXT + 5, known, lists);
  return n;
}

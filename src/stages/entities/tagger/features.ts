import { hashText, mix, mix2 } from "../../../text/sequence/hash.ts";
import { LISTS } from "./gazetteer.ts";
import type { Knowledge, View } from "./view.ts";

/** What stands for the word before the first of a text and after the last. */
const EDGE = 0x5bd1e995;

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
  out: Uint32Array,
  from: number,
): number {
  const { words, shapes, fine, within, place, elsewhere, look, title, count, tokens } = view;
  const { pos, lower, surface } = tokens;
  let n = from;
  let template = 0;
  const add = (value: number) => {
    out[n++] = mix(++template, value);
  };
  const add2 = (a: number, b: number) => {
    out[n++] = mix2(++template, a, b);
  };
  const word = (at: number) => (0 <= at && at < count ? (words[at] as number) : EDGE);
  const shape = (at: number) => (0 <= at && at < count ? (shapes[at] as number) : -1);
  const tag = (at: number) => (0 <= at && at < count ? (pos[at] as number) : 99);
  const cluster = (at: number) => (0 <= at && at < count ? (fine[at] as number) : 0);

  const w0 = word(i);
  const w1 = word(i + 1);
  const w_1 = word(i - 1);
  add(0);
  add(w0);
  add(w_1);
  add(w1);
  add(word(i - 2));
  add(word(i + 2));
  add2(w_1, w0);
  add2(w0, w1);
  add2(w_1, w1);
  add2(word(i - 2), w_1);
  add2(w1, word(i + 2));
  const s0 = shape(i);
  const s1 = shape(i + 1);
  const s_1 = shape(i - 1);
  const where = (place[i] as number) * 4 + (elsewhere[i] as number);
  add(s0);
  add2(s_1, s0);
  add2(s0, s1);
  add2(mix2(1, s_1, s0), s1);
  add2(s0, where);
  add2(w0, s0);
  add2(w0, where);
  add2(w_1, s0);
  add2(w1, s0);
  const text = lower[i] as string;
  const length = text.length;
  for (let k = 1; k <= 4; k++) {
    template++;
    if (length >= k) out[n++] = mix(template, hashText(text, 0, k));
    template++;
    if (length >= k) out[n++] = mix(template, hashText(text, length - k, length));
  }
  const before = i > 0 ? (lower[i - 1] as string) : "";
  const after = i + 1 < count ? (lower[i + 1] as string) : "";
  add(hashText(before, Math.max(0, before.length - 3)));
  add(hashText(after, Math.max(0, after.length - 3)));
  const p0 = tag(i);
  add(p0);
  add2(tag(i - 1), p0);
  add2(p0, tag(i + 1));
  const c0 = cluster(i);
  const c1 = cluster(i + 1);
  const c_1 = cluster(i - 1);
  const { middle, coarse } = clusters;
  add(c0);
  add(middle[c0] as number);
  add(coarse[c0] as number);
  add(c_1);
  add(c1);
  add(middle[c_1] as number);
  add(middle[c1] as number);
  add(middle[cluster(i - 2)] as number);
  add(middle[cluster(i + 2)] as number);
  add2(coarse[c_1] as number, coarse[c0] as number);
  add2(coarse[c0] as number, coarse[c1] as number);
  add2(coarse[c_1] as number, coarse[c1] as number);
  add2(middle[c0] as number, s0);
  add2(middle[c_1] as number, s0);
  add2(middle[c1] as number, s0);
  add2(c0, where);
  template++;
  if (i > 0 && title[i - 1] === 1) out[n++] = mix(template, 1);
  template++;
  if (i > 1 && title[i - 2] === 1) out[n++] = mix(template, 1);
  template++;
  if (title[i] === 1) out[n++] = mix(template, 1);
  let lists = 0;
  for (let list = 0; list < LISTS.length; list++) {
    const at = list * count + i;
    const g0 = within[at] as number;
    const g_1 = i > 0 ? (within[at - 1] as number) : 0;
    const g1 = i + 1 < count ? (within[at + 1] as number) : 0;
    template += 3;
    if (g0 > 0) {
      out[n++] = mix(template, g0);
      lists = Math.imul(lists, 31) + list * 5 + g0;
    }
    if (g_1 > 0) out[n++] = mix(template + 1, g_1);
    if (g1 > 0) out[n++] = mix(template + 2, g1);
  }
  template += 3;
  add(lists);
  add2(lists, s0);
  add2(lists, where);
  add2(lists, w_1);
  add2(lists, middle[c0] as number);
  add(look[i] as number);
  add(hashText(surface[i] as string));
  return n;
}

/** The first template of context; those above come before it. */
const CONTEXT = 1000;

/** Writes the hashes of the features of what is known of a token's other mentions to `out`, from place `from` on; returns the place behind them. */
export function contextFeaturesAt(
  { shapes, place, elsewhere, within, count }: View,
  context: Context,
  i: number,
  out: Uint32Array,
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

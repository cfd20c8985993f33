import { mix2, mixAll, pair } from "../../../text/sequence/hash.ts";
import { clusterAt, kindAt, nameAt, objectWord, quoteAt, tagAt, wordAt } from "./neighbours.ts";
import type { Knowledge, View } from "./view.ts";

/** A distance in steps that grow: exact up to 4. */
export function step(distance: number): number {
  const d = distance < 0 ? -distance : distance;
  const s = d <= 4 ? d : d <= 6 ? 5 : d <= 9 ? 6 : d <= 14 ? 7 : d <= 22 ? 8 : 9;
  return distance < 0 ? 16 + s : s;
}

/**
 * Writes the hashes of a token's features for the first model, which marks cues, sources and contents, to `out`, from place `from` on;
 * returns the place behind them.
 */
export function cueFeaturesAt(
  view: View,
  { clusters }: Knowledge,
  i: number,
  out: Int32Array,
  from: number,
): number {
  const { suffixes, cueKind, cueLemma, tokens, sentenceOf, sentences, cueBefore, cueBehind } = view;
  const { capital, stems, subjects, objects } = view;
  let n = from;
  const { middle } = clusters;
  const w0 = wordAt(view, i);
  const w1 = wordAt(view, i + 1);
  const w_1 = wordAt(view, i - 1);
  const k0 = kindAt(view, i);
  const k1 = kindAt(view, i + 1);
  const k2 = kindAt(view, i + 2);
  const k_1 = kindAt(view, i - 1);
  const q = quoteAt(view, i - 1) * 16 + quoteAt(view, i) * 4 + quoteAt(view, i + 1);
  out[n++] = 0;
  out[n++] = w0;
  out[n++] = w_1;
  out[n++] = w1;
  out[n++] = pair(w0, k1);
  out[n++] = pair(w0, k_1);
  out[n++] = pair(w0, q);
  out[n++] = pair(w0, tagAt(tokens.pos, i));
  out[n++] = suffixes[i] as number;
  out[n++] = pair(k_1, k0);
  out[n++] = pair(k0, k1);
  out[n++] = pair(mix2(1, k_1, k0), k1);
  out[n++] = pair(mix2(1, mix2(1, kindAt(view, i - 2), k_1), k0), mix2(1, k1, k2));
  out[n++] = pair(q, k0);
  out[n++] = pair(q, mix2(1, k_1, k1));
  const c0 = clusterAt(view, i);
  const m0 = middle[c0] as number;
  out[n++] = c0;
  out[n++] = m0;
  out[n++] = clusterAt(view, i - 1);
  out[n++] = clusterAt(view, i + 1);
  out[n++] = pair(m0, k1);
  out[n++] = pair(m0, k_1);
  out[n++] = pair(m0, q);
  const e0 = nameAt(view, i);
  const e_1 = nameAt(view, i - 1);
  out[n++] = pair(e0, nameAt(view, i + 1));
  out[n++] = pair(e_1, e0);
  out[n++] = pair(e0, w1);
  out[n++] = pair(e_1, w0);
  // Where it stands in its sentence.
  const s = sentenceOf[i] as number;
  const sentence = sentences[s];
  const first = sentence?.first ?? i;
  const end = sentence?.end ?? i + 1;
  const place = Math.min(3, i - first) * 4 + Math.min(3, end - 1 - i);
  out[n++] = pair(place, k0);
  out[n++] = pair(Math.min(6, i - first), tokens.opensParagraph[first] as number);
  out[n++] = pair(capital[i] as number, k0);
  // The verb's stem with its subject and its object, as far as these can be told without a parse.
  const stem = stems[i] as number;
  const object = objects[i] as number;
  const subject = subjects[i] as number;
  const subjectName = subject < 0 ? 99 : nameAt(view, subject);
  out[n++] = stem;
  out[n++] = pair(stem, mix2(1, k1, k2));
  out[n++] = pair(stem, objectWord(view, i));
  out[n++] = pair(stem, subjectName);
  out[n++] = pair(m0, object < 0 ? 0 : (middle[clusterAt(view, object)] as number));
  out[n++] = pair(m0, mix2(1, subjectName, subject < 0 ? 99 : kindAt(view, subject)));
  out[n++] = pair(k0, mix2(1, subjectName, subject < 0 ? 0 : step(i - subject)));
  // The words of the cue lexicon around it.
  const cue = cueKind[i] as number;
  out[n++] = pair(cue, cueLemma[i] as number);
  out[n++] = pair(cue, q);
  out[n++] = pair(cue, mix2(1, k_1, k1));
  out[n++] = pair(cue, mix2(1, e0, e_1));
  mixAll(out, from, n, 1);
  const template = 1 + n - from;
  n = aroundCue(view, i, cueBefore[i] as number, template, out, n);
  return aroundCue(view, i, cueBehind[i] as number, template + AROUND, out, n);
}

/** So many features tell how a token stands to a word of the cue lexicon. */
const AROUND = 6;

/** Writes the features of how token `i` stands to the word of the cue lexicon at `at`, -1 for none. */
function aroundCue(
  view: View,
  i: number,
  at: number,
  template: number,
  out: Int32Array,
  from: number,
): number {
  const { kinds, cueKind, cueLemma, commas, turns, verbs, quotes } = view;
  const k0 = kinds[i] as number;
  if (at < 0) {
    out[from] = mix2(template + AROUND - 1, k0, 0);
    return from + 1;
  }
  const first = at < i ? at + 1 : i;
  const end = at < i ? i : at;
  const passed =
    Math.min(2, (commas[end] as number) - (commas[first] as number)) * 16 +
    Math.min(2, (turns[end] as number) - (turns[first] as number)) * 4 +
    Math.min(2, (verbs[end] as number) - (verbs[first] as number));
  const lemma = cueLemma[at] as number;
  const before = kindAt(view, at - 1);
  const behind = kindAt(view, at + 1);
  let n = from;
  out[n++] = pair(lemma, step(i - at));
  out[n++] = pair(lemma, passed);
  out[n++] = pair(lemma, mix2(1, passed, k0));
  out[n++] = pair(cueKind[at] as number, mix2(2, passed, k0));
  out[n++] = pair(mix2(3, cueKind[at] as number, behind), mix2(2, passed, k0));
  out[n++] = pair(mix2(3, before, behind), mix2(2, passed, quotes[i] as number));
  mixAll(out, from, n, template);
  return n;
}

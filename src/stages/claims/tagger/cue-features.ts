import { mix, mix2 } from "../../../text/sequence/hash.ts";
import type { Knowledge, View } from "./view.ts";

export const MOST_FEATURES = 160;
const EDGE = 0x5bd1e995;

/** A distance in steps that grow: exact up to 4. */
export function step(distance: number): number {
  const d = distance < 0 ? -distance : distance;
  const s = d <= 4 ? d : d <= 6 ? 5 : d <= 9 ? 6 : d <= 14 ? 7 : d <= 22 ? 8 : 9;
  return distance < 0 ? 16 + s : s;
}

/** Writes the hashes of a token's features for the first model, which marks cues, sources and contents, to `out`; returns how many. */
export function cueFeaturesAt(view: View, { clusters }: Knowledge, i: number, out: Uint32Array): number {
  const {
    words,
    suffixes,
    kinds,
    fine,
    quotes,
    names,
    cueKind,
    cueLemma,
    count,
    commas,
    turns,
    verbs,
    tokens,
    sentenceOf,
    sentences,
    cueBefore,
    cueBehind,
    capital,
    stems,
    subjects,
    objects,
  } = view;
  const { pos } = tokens;
  let n = 0;
  let template = 0;
  const add = (value: number) => {
    out[n++] = mix(++template, value);
  };
  const add2 = (a: number, b: number) => {
    out[n++] = mix2(++template, a, b);
  };
  const word = (at: number) => (0 <= at && at < count ? (words[at] as number) : EDGE);
  const kind = (at: number) => (0 <= at && at < count ? (kinds[at] as number) : 99);
  const quote = (at: number) => (0 <= at && at < count ? (quotes[at] as number) : 0);
  const tag = (at: number) => (0 <= at && at < count ? (pos[at] as number) : 99);
  const name = (at: number) => (0 <= at && at < count ? (names[at] as number) : 0);
  const cluster = (at: number) => (0 <= at && at < count ? (fine[at] as number) : 0);
  const { middle } = clusters;
  const w0 = word(i);
  const w1 = word(i + 1);
  const w_1 = word(i - 1);
  const k0 = kind(i);
  const k1 = kind(i + 1);
  const k2 = kind(i + 2);
  const k_1 = kind(i - 1);
  const q = quote(i - 1) * 16 + quote(i) * 4 + quote(i + 1);
  add(0);
  add(w0);
  add(w_1);
  add(w1);
  add2(w0, k1);
  add2(w0, k_1);
  add2(w0, q);
  add2(w0, tag(i));
  add(suffixes[i] as number);
  add2(k_1, k0);
  add2(k0, k1);
  add2(mix2(1, k_1, k0), k1);
  add2(mix2(1, mix2(1, kind(i - 2), k_1), k0), mix2(1, k1, k2));
  add2(q, k0);
  add2(q, mix2(1, k_1, k1));
  const c0 = cluster(i);
  const m0 = middle[c0] as number;
  add(c0);
  add(m0);
  add(cluster(i - 1));
  add(cluster(i + 1));
  add2(m0, k1);
  add2(m0, k_1);
  add2(m0, q);
  const e0 = name(i);
  const e_1 = name(i - 1);
  add2(e0, name(i + 1));
  add2(e_1, e0);
  add2(e0, w1);
  add2(e_1, w0);
  // Where it stands in its sentence.
  const s = sentenceOf[i] as number;
  const sentence = sentences[s];
  const first = sentence?.first ?? i;
  const end = sentence?.end ?? i + 1;
  const place = Math.min(3, i - first) * 4 + Math.min(3, end - 1 - i);
  add2(place, k0);
  add2(Math.min(6, i - first), tokens.opensParagraph[first] as number);
  add2(capital[i] as number, k0);
  // The verb's stem with its subject and its object, as far as these can be told without a parse.
  const stem = stems[i] as number;
  const object = objects[i] as number;
  const subject = subjects[i] as number;
  const subjectName = subject < 0 ? 99 : name(subject);
  add(stem);
  add2(stem, mix2(1, k1, k2));
  add2(stem, object < 0 ? EDGE : (words[object] as number));
  add2(stem, subjectName);
  add2(m0, object < 0 ? 0 : (middle[cluster(object)] as number));
  add2(m0, mix2(1, subjectName, subject < 0 ? 99 : kind(subject)));
  add2(k0, mix2(1, subjectName, subject < 0 ? 0 : step(i - subject)));
  // The words of the cue lexicon around it.
  const cue = cueKind[i] as number;
  add2(cue, cueLemma[i] as number);
  add2(cue, q);
  add2(cue, mix2(1, k_1, k1));
  add2(cue, mix2(1, e0, e_1));
  for (const at of [cueBefore[i] as number, cueBehind[i] as number]) {
    if (at < 0) {
      template += 6;
      out[n++] = mix2(template, k0, 0);
      continue;
    }
    const [from, to] = at < i ? [at + 1, i] : [i, at];
    const passed =
      Math.min(2, (commas[to] as number) - (commas[from] as number)) * 16 +
      Math.min(2, (turns[to] as number) - (turns[from] as number)) * 4 +
      Math.min(2, (verbs[to] as number) - (verbs[from] as number));
    const lemma = cueLemma[at] as number;
    add2(lemma, step(i - at));
    add2(lemma, passed);
    add2(lemma, mix2(1, passed, k0));
    add2(cueKind[at] as number, mix2(2, passed, k0));
    add2(mix2(3, cueKind[at] as number, kind(at + 1)), mix2(2, passed, k0));
    add2(mix2(3, kind(at - 1), kind(at + 1)), mix2(2, passed, quote(i)));
  }
  return n;
}

import { detectSentence } from "../../stages/sentiment/detectors.ts";
import type { Model, ModelHeader, Thresholds } from "../../stages/sentiment/model.ts";
import { passageTone } from "../../stages/sentiment/passage-tone.ts";
import { judgeTarget, scoreOf } from "../../stages/sentiment/target.ts";
import { openToneLexicons, wordTones } from "../../stages/sentiment/word-tones.ts";
import { calibrate, type Judged, macroF1 } from "./calibrate.ts";
import type { Example } from "./examples.ts";

/** From which tone on people meant a sentence to be positive, or below its opposite negative. */
const MEANT = 0.5;

/** What held-back examples show. F1 in percent, averaged over the labels. */
export interface Measured {
  readonly thresholds: ModelHeader["thresholds"];
  readonly newsmtsc: number;
  readonly newsmtscSeveral: number;
  readonly sentfin: number;
}

/** Runs a model over held-back examples as the stage does, chooses the thresholds, and measures with them. */
export function measure(model: Model, held: readonly Example[]): Measured {
  const targets = held.filter((example) => example.label !== null);
  const judged = targets.map(({ reading, sentence, target, label }): Judged => {
    const detected = detectSentence(model, reading, sentence, new Float32Array(0));
    const score = scoreOf(judgeTarget(model, reading, sentence, target, detected));
    return { score, label: label ?? 1 };
  });
  const of = (wanted: (example: Example) => boolean) =>
    judged.filter((_, i) => {
      const example = targets[i];
      return example !== undefined && wanted(example);
    });
  const newsmtsc = of(({ set }) => set === "newsmtsc");
  const sentfin = of(({ set }) => set === "sentfin");
  const target = calibrate([newsmtsc, sentfin]);
  const percent = (list: readonly Judged[]) => Math.round(macroF1(list, target) * 1000) / 10;
  return {
    thresholds: { target, sentence: sentenceThresholds(model, held) },
    newsmtsc: percent(newsmtsc),
    newsmtscSeveral: percent(of(({ set, several }) => set === "newsmtsc" && several)),
    sentfin: percent(sentfin),
  };
}

/** Chooses the thresholds of sentences, on the held-back sentences of each set. */
function sentenceThresholds(model: Model, held: readonly Example[]): Thresholds {
  const lexicons = openToneLexicons();
  const bySet = new Map<string, Judged[]>();
  const seen = new Set<string>();
  for (const { reading, lower, sentence, tone, set } of held) {
    const key = `${lower.slice(sentence.first, sentence.end).join(" ")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const tones = wordTones(model, reading, lower, [sentence], lexicons);
    const detected = detectSentence(model, reading, sentence, new Float32Array(0));
    const score =
      passageTone(model, tones, detected, { sentence, marks: reading.negated, wanted: "all" }) ?? 0;
    const list = bySet.get(set) ?? [];
    bySet.set(set, list);
    list.push({ score, label: tone <= -MEANT ? 0 : tone >= MEANT ? 2 : 1 });
  }
  return calibrate([...bySet.values()]);
}

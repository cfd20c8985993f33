import type { Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { detectSentence } from "./detectors.ts";
import type { Model } from "./model.ts";
import type { Reading } from "./reading.ts";
import { judgeTarget, scoreOf } from "./target.ts";
import { type Tone, toneOf } from "./tone.ts";

/** One word and what it does to the score of a target. */
export interface WordEffect {
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** By how much the odds of good less those of ill fall when the word is read as an unknown one: what speaks for the target is above 0, what speaks against it below. */
  readonly effect: number;
  /** The word's own polarity, -1..1, before negation. */
  readonly polarity: number;
  readonly negated: boolean;
  /** Whether it stands in the clause of the target. */
  readonly sameClause: boolean;
}

/** Why a target has its score. */
export interface TargetExplanation extends Tone {
  /** The clause of the target, in UTF-16 units. */
  readonly clause: { readonly start: number; readonly end: number };
  /** The words that move the score, those that move it most first. */
  readonly words: readonly WordEffect[];
}

/** Effects nearer to 0 than this are none. */
const LEAST = 0.005;
/** Words farther from the target than this are left alone, to bound the work. */
const REACH = 60;

/** Explains the score of one target: the sentence is judged again with each of its words left out in turn. */
export function explainTarget(
  model: Model,
  tokens: Tokens,
  reading: Reading,
  sentence: TokenRange,
  target: TokenRange,
): TargetExplanation {
  const judge = (ids: Int32Array) => {
    const read = { ...reading, ids };
    const detected = detectSentence(model, read, sentence, new Float32Array(0));
    return judgeTarget(model, read, sentence, target, detected);
  };
  const odds = judge(reading.ids);
  const lean = odds[2] - odds[0];
  const clause = reading.clause[target.first];
  let [first, end] = [target.first, target.end];
  while (first > sentence.first && reading.clause[first - 1] === clause) first--;
  while (end < sentence.end && reading.clause[end] === clause) end++;
  const words: WordEffect[] = [];
  const ids = reading.ids.slice();
  const from = Math.max(sentence.first, target.first - REACH);
  for (let i = from; i < Math.min(sentence.end, target.end + REACH); i++) {
    const id = reading.ids[i] ?? 0;
    if ((target.first <= i && i < target.end) || id >= model.vocabulary.size) continue;
    ids[i] = model.vocabulary.unknown;
    const without = judge(ids);
    const effect = lean - (without[2] - without[0]);
    ids[i] = id;
    if (Math.abs(effect) < LEAST) continue;
    words.push({
      start: tokens.starts[i] ?? 0,
      end: tokens.ends[i] ?? 0,
      text: tokens.surface[i] ?? "",
      effect: Math.round(effect * 10_000) / 10_000,
      polarity: Math.round(model.polarityOf(id) * 100) / 100,
      negated: reading.negated[i] === 1,
      sameClause: reading.clause[i] === clause,
    });
  }
  words.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || a.start - b.start);
  return {
    ...toneOf(scoreOf(odds), model.header.thresholds.target),
    clause: { start: tokens.starts[first] ?? 0, end: tokens.ends[end - 1] ?? 0 },
    words,
  };
}

import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { featuresOf, openFeatures } from "./features.ts";
import { FORM_FEATURES, type FormLexicon, formOf } from "./form.ts";
import { probabilityOf, WORD_SHARE, type WorthModel, worthOf } from "./model.ts";

/** Why a sentence has its check-worthiness. */
export interface WorthExplanation {
  readonly score: number;
  /** What each word adds to the logarithm of the odds, with its ending and with the word behind it; those that move it most first. UTF-16. */
  readonly words: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly effect: number;
  }[];
  /** What its form adds: numbers, comparisons, questions, length. */
  readonly form: readonly { readonly feature: string; readonly effect: number }[];
}

const LEAST = 0.01;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const byEffect = (a: { readonly effect: number }, b: { readonly effect: number }): number =>
  Math.abs(b.effect) - Math.abs(a.effect);

/** Explains the check-worthiness of one sentence. */
export function explainWorth(
  model: WorthModel,
  lexicon: FormLexicon,
  tokens: Tokens,
  range: TokenRange,
  names: readonly Entity[],
): WorthExplanation {
  const form = new Float64Array(FORM_FEATURES.length);
  const features = openFeatures();
  formOf(tokens, range, lexicon, form);
  featuresOf(tokens, range, names, features);
  const effects = new Map<number, number>();
  const share = WORD_SHARE / Math.sqrt(Math.max(1, features.count));
  for (let k = 0; k < features.count; k++) {
    const token = features.tokens[k] as number;
    effects.set(token, (effects.get(token) ?? 0) + share * model.weightOf(features.hashes[k] as number));
  }
  return {
    score: probabilityOf(worthOf(model, features, form)),
    words: [...effects]
      .filter(([token, effect]) => token >= 0 && Math.abs(effect) >= LEAST)
      .map(([token, effect]) => ({
        start: tokens.starts[token] ?? 0,
        end: tokens.ends[token] ?? 0,
        text: tokens.surface[token] ?? "",
        effect: rounded(effect),
      }))
      .sort(byEffect),
    form: FORM_FEATURES.map((feature, k) => ({
      feature,
      effect: rounded((model.form[k] as number) * (form[k] as number)),
    }))
      .filter(({ effect }) => Math.abs(effect) >= LEAST)
      .sort(byEffect),
  };
}

import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import { logistic } from "../../text/linear/logistic.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { featuresOf, openFeatures } from "./features.ts";
import { FORM_FEATURES, type FormLexicon, formOf } from "./form.ts";
import { probabilityOf, scoresOf, shareOf, slopesOf, type WorthModel, worthOf } from "./model.ts";
import { cellOf, RARITY, SCORERS } from "./table.ts";

/**
 * Why a sentence has its check-worthiness. An effect is what a part adds to the logarithm of the odds, by the slope of the model where the
 * sentence stands: effects tell parts from each other, and do not add up to the score.
 */
export interface WorthExplanation {
  readonly score: number;
  /** How likely the sentence is one of prepared text, such as news or a speech, rather than said in a debate, 0..1: the model judges the two by other weights. 1 where the whole text is. */
  readonly prepared: number;
  /** The effect of each word, with its ending and with the words behind it; those that move the score most first. UTF-16. */
  readonly words: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly effect: number;
  }[];
  /** The effects of its form: numbers, comparisons, questions, length. */
  readonly form: readonly { readonly feature: string; readonly effect: number }[];
}

const LEAST = 0.01;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const byEffect = (a: { readonly effect: number }, b: { readonly effect: number }): number =>
  Math.abs(b.effect) - Math.abs(a.effect);

/** Explains the check-worthiness of one sentence. `prepared`: the whole text is. */
export function explainWorth(
  model: WorthModel,
  lexicon: FormLexicon,
  tokens: Tokens,
  range: TokenRange,
  names: readonly Entity[],
  prepared: boolean,
): WorthExplanation {
  const form = new Float64Array(FORM_FEATURES.length);
  const features = openFeatures();
  formOf(tokens, range, lexicon, form);
  featuresOf(tokens, range, names, features);
  const scores = new Float64Array(SCORERS.length);
  scoresOf(model, features, form, scores);
  const slopes = slopesOf(model, scores, prepared);
  const { table } = model;
  const cells = new Map<number, number>();
  let rarity = 0;
  for (let k = 0; k < features.count; k++) {
    const cell = cellOf(table, features.hashes[k] as number);
    if (cell < 0 || cells.has(cell)) continue;
    cells.set(cell, features.tokens[k] as number);
    rarity += (table.cells[cell + RARITY] as number) & 255;
  }
  const share = shareOf(table, rarity);
  const effects = new Map<number, number>();
  for (const [cell, token] of cells) {
    let effect = 0;
    slopes.forEach((slope, scorer) => {
      effect += slope * share * (table.cells[cell + scorer] as number) * (table.steps[scorer] as number);
    });
    effects.set(token, (effects.get(token) ?? 0) + effect);
  }
  return {
    score: probabilityOf(worthOf(model, scores, prepared)),
    prepared: prepared ? 1 : rounded(logistic(scores[2] as number)),
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
      effect: rounded(
        slopes.reduce(
          (sum, slope, scorer) =>
            sum + slope * (model.form[scorer * form.length + k] as number) * (form[k] as number),
          0,
        ),
      ),
    }))
      .filter(({ effect }) => Math.abs(effect) >= LEAST)
      .sort(byEffect),
  };
}

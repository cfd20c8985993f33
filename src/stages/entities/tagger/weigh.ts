import { openChain } from "../../../text/sequence/chain.ts";
import type { ChainModel, FeaturesAt } from "../../../text/sequence/model.ts";
import { OUTSIDE, PLACE, tagOf } from "../../../text/sequence/tags.ts";
import { MOST_FEATURES } from "../../../text/sequence/weight-adder.ts";
import { CLASSES, TAGS } from "./classes.ts";
import { featureNames } from "./feature-names.ts";
import { contextFeaturesAt, featuresAt } from "./features.ts";
import type { Mention } from "./mentions.ts";
import { openTagger } from "./tag.ts";
import type { Knowledge, View } from "./view.ts";

/** The model's own view of one mention: what else it could be, and the features that decided. */
export interface Weighed {
  readonly alternatives: readonly { readonly label: string; readonly probability: number }[];
  readonly features: readonly { readonly token: string; readonly feature: string; readonly effect: number }[];
}

/** How many features are told, and the effect from which one is. */
const MOST_TOLD = 24;
const LEAST = 0.01;
const NO_NAME = "no name";
const KINDS = [...CLASSES, NO_NAME] as const;

/**
 * Weighs a mention again as the second pass of `openTagger` does. The probability of an alternative is that of all paths through the
 * run of tokens in which the mention's tokens have just its tags.
 */
export function openWeighing(
  model: ChainModel,
  knowledge: Knowledge,
): (view: View, mention: Mention) => Weighed {
  const n = TAGS.count;
  const chain = openChain(TAGS);
  const room = new Int32Array(MOST_FEATURES);

  const scoresOf = (featuresOf: FeaturesAt, first: number, length: number) => {
    const sums = new Int32Array(length * n);
    model.add(length, (i, out, from) => featuresOf(first + i, out, from), sums, 0);
    return Float32Array.from(sums, (sum) => sum * model.scale);
  };
  const { contextIn } = openTagger(model, knowledge);

  return (view, { first, end, name }) => {
    const run = view.runs.find((range) => range.first <= first && end <= range.end);
    if (!run) return { alternatives: [], features: [] };
    const context = contextIn(view);
    const featuresOf: FeaturesAt = (i, out, from) =>
      contextFeaturesAt(view, context, i, out, featuresAt(view, knowledge, i, out, from));
    const length = run.end - run.first;
    const scores = scoresOf(featuresOf, run.first, length);
    const all = new Float64Array(length * n);
    const total = chain.marginals(scores, length, model.exponentials, all, null);
    const probabilityOf = (tagAt: (i: number) => number) => {
      const open = new Uint8Array(length * n).fill(1);
      for (let i = first; i < end; i++) {
        const row = (i - run.first) * n;
        open.fill(0, row, row + n);
        open[row + tagAt(i)] = 1;
      }
      const log = chain.marginals(scores, length, model.exponentials, all, open);
      return Math.exp(log - total);
    };
    const tagsOf = (kind: (typeof KINDS)[number]) => (i: number) =>
      kind === NO_NAME ? OUTSIDE : tagOf(CLASSES.indexOf(kind), placeIn(i, first, end));
    const kinds = KINDS.map((label) => ({ label, probability: probabilityOf(tagsOf(label)) })).sort(
      (a, b) => b.probability - a.probability,
    );
    const rest = 1 - kinds.reduce((sum, { probability }) => sum + probability, 0);
    const alternatives = [...kinds, { label: "other boundaries", probability: Math.max(0, rest) }].sort(
      (a, b) => b.probability - a.probability,
    );
    const runnerUp = kinds.find(({ label }) => label !== name)?.label ?? NO_NAME;
    const weights = new Int32Array(n);
    const features: { token: string; feature: string; effect: number }[] = [];
    for (let i = first; i < end; i++) {
      const names = featureNames(view, knowledge, i);
      room.subarray(0, featuresOf(i, room, 0)).forEach((hash, k) => {
        weights.fill(0);
        const alone: FeaturesAt = (_, out, from) => {
          out[from] = hash;
          return from + 1;
        };
        model.add(1, alone, weights, 0);
        const gain = (weights[tagsOf(name)(i)] ?? 0) - (weights[tagsOf(runnerUp)(i)] ?? 0);
        const effect = Math.round(gain * model.scale * 1000) / 1000;
        if (Math.abs(effect) >= LEAST)
          features.push({ token: view.tokens.surface[i] ?? "", feature: names[k] ?? "", effect });
      });
    }
    features.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    return { alternatives, features: features.slice(0, MOST_TOLD) };
  };
}

/** The place of a token in a span of tokens. */
function placeIn(i: number, first: number, end: number): number {
  if (end - first === 1) return PLACE.single;
  return i === first ? PLACE.begin : i === end - 1 ? PLACE.end : PLACE.inside;
}

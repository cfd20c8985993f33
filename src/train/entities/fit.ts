import { TAGS } from "../../stages/entities/tagger/classes.ts";
import type { Knowledge } from "../../stages/entities/tagger/view.ts";
import { type ChainModel, openChainModel, packChain } from "../../text/sequence/model.ts";
import { trainChain } from "../../text/sequence/train-chain.ts";
import { countFeatures, examplesOf, type Lesson } from "./examples.ts";

/** Chosen on a held-back tenth of the training sets. */
export const SETTINGS = { least: 2, rate: 0.1, l2: 1e-3, dropout: 0.3, seed: 1 };

/** Trains on lessons. Features are counted on those of `counted`, so that a document that is seen twice does not make its own frequent. */
export function fit(
  lessons: readonly Lesson[],
  counted: readonly Lesson[],
  knowledge: Knowledge,
  epochs: number,
  say: (line: string) => void,
): { readonly model: ChainModel; pack(facts: unknown): Uint8Array } {
  const hashes = countFeatures(counted, knowledge, SETTINGS.least);
  const known = new Map<number, number>();
  hashes.forEach((hash, i) => {
    known.set(hash, i);
  });
  const examples = examplesOf(lessons, knowledge, known);
  say(`  ${hashes.length} features, ${examples.length} runs`);
  const weights = trainChain(examples, hashes.length, TAGS, {
    ...SETTINGS,
    epochs,
    onEpoch: (epoch, loss) => say(`  epoch ${epoch + 1} of ${epochs}: loss ${loss.toFixed(4)}`),
  });
  const pack = (facts: unknown) => packChain(hashes, weights, TAGS.count, facts);
  return { model: openChainModel(pack(null)), pack };
}

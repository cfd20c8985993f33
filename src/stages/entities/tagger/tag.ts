import { openChain } from "../../../text/sequence/chain.ts";
import type { ChainModel, FeaturesAt } from "../../../text/sequence/model.ts";
import { OUTSIDE } from "../../../text/sequence/tags.ts";
import { TAGS } from "./classes.ts";
import { contextOf } from "./context.ts";
import { contextFeaturesAt, featuresAt } from "./features.ts";
import type { Knowledge, View } from "./view.ts";

/** The tag of each token and how probable it is; tag 0 where the token is in no run. */
export interface Tagging {
  readonly tags: Uint8Array;
  readonly sure: Float32Array;
}

/** Returns a function that tags a text in two passes: the second knows what the first took the same words elsewhere for. */
export function openTagging(model: ChainModel, knowledge: Knowledge): (view: View) => Tagging {
  const n = TAGS.count;
  const chain = openChain(TAGS);
  // Sums of weights for the tokens of all runs of a text, in a row, so that the second pass only adds to them.
  let sums = new Int32Array(0);
  let room = 0;
  let scores = new Float32Array(0);
  let marginals = new Float64Array(0);
  let path = new Uint8Array(0);

  /** `every`: how sure it is of every token, and not only of those of names. */
  const decode = ({ runs }: View, into: Tagging, every: boolean) => {
    let at = 0;
    for (const { first, end } of runs) {
      const length = end - first;
      if (length > room) {
        room = 2 * length;
        scores = new Float32Array(room * n);
        marginals = new Float64Array(room * n);
        path = new Uint8Array(room);
      }
      for (let k = 0; k < length * n; k++) scores[k] = (sums[at + k] as number) * model.scale;
      at += length * n;
      chain.best(scores, length, model.transitions, path);
      let names = every;
      for (let i = 0; i < length && !names; i++) names = path[i] !== OUTSIDE;
      if (names) chain.marginals(scores, length, model.exponentials, marginals, null);
      for (let i = 0; i < length; i++) {
        const tag = path[i] as number;
        into.tags[first + i] = tag;
        into.sure[first + i] = names ? (marginals[i * n + tag] as number) : 1;
      }
    }
  };
  return (view) => {
    const made = { tags: new Uint8Array(view.count), sure: new Float32Array(view.count) };
    const seen = tokensOf(view);
    const size = seen.length * n;
    if (size === 0) return made;
    if (sums.length < size) sums = new Int32Array(2 * size);
    else sums.fill(0, 0, size);
    const first: FeaturesAt = (k, out, from) => featuresAt(view, knowledge, seen[k] as number, out, from);
    model.add(seen.length, first, sums, 0);
    decode(view, made, true);
    const context = contextOf(view, made.tags, made.sure);
    const second: FeaturesAt = (k, out, from) =>
      contextFeaturesAt(view, context, seen[k] as number, out, from);
    model.add(seen.length, second, sums, 0);
    decode(view, made, false);
    return made;
  };
}

/** The tokens of all runs, in a row. */
function tokensOf({ runs }: View): Int32Array {
  const tokens = new Int32Array(runs.reduce((sum, { first, end }) => sum + end - first, 0));
  let count = 0;
  for (const { first, end } of runs) for (let i = first; i < end; i++) tokens[count++] = i;
  return tokens;
}

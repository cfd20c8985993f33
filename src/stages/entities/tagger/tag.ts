import { openDecoder } from "../../../text/sequence/decoder.ts";
import type { ChainModel, FeaturesAt } from "../../../text/sequence/model.ts";
import { OUTSIDE } from "../../../text/sequence/tags.ts";
import { TAGS } from "./classes.ts";
import { contextOf } from "./context.ts";
import { type Context, contextFeaturesAt, featuresAt } from "./features.ts";
import type { Knowledge, View } from "./view.ts";

/** The tag of each token and how probable it is; tag 0 where the token is in no run. */
export interface Tagging {
  readonly tags: Uint8Array;
  readonly sure: Float32Array;
}

/** Tags a text in two passes: the second knows what the first took the same words elsewhere for. */
export interface Tagger {
  tag(view: View): Tagging;
  /** What the second pass knows by the first. */
  contextIn(view: View): Context;
}

export function openTagger(model: ChainModel, knowledge: Knowledge): Tagger {
  const n = TAGS.count;
  const decoder = openDecoder(model, TAGS);
  // Sums of weights for the tokens of all runs of a text, in a row, so that the second pass only adds to them.
  let sums = new Int32Array(0);

  /** `every`: how sure it is of every token, and not only of those of names. */
  const decode = ({ runs }: View, into: Tagging, every: boolean) => {
    let at = 0;
    for (const { first, end } of runs) {
      const length = end - first;
      const path = decoder.best(sums, at, length, 0);
      at += length * n;
      let names = every;
      for (let i = 0; i < length && !names; i++) names = path[i] !== OUTSIDE;
      const chances = names ? decoder.chances() : null;
      for (let i = 0; i < length; i++) {
        const tag = path[i] as number;
        into.tags[first + i] = tag;
        into.sure[first + i] = chances === null ? 1 : (chances[i * decoder.width + tag] as number);
      }
    }
  };
  const firstPass = (view: View, seen: Int32Array, into: Tagging): Context => {
    const size = seen.length * n;
    if (sums.length < size) sums = new Int32Array(2 * size);
    else sums.fill(0, 0, size);
    const featuresOf: FeaturesAt = (k, out, from) =>
      featuresAt(view, knowledge, seen[k] as number, out, from);
    model.add(seen.length, featuresOf, sums, 0);
    decode(view, into, true);
    return contextOf(view, into.tags, into.sure);
  };
  return {
    contextIn: (view) => firstPass(view, tokensOf(view), noTags(view)),
    tag(view) {
      const made = noTags(view);
      const seen = tokensOf(view);
      const context = firstPass(view, seen, made);
      const featuresOf: FeaturesAt = (k, out, from) =>
        contextFeaturesAt(view, context, seen[k] as number, out, from);
      model.add(seen.length, featuresOf, sums, 0);
      decode(view, made, false);
      return made;
    },
  };
}

const noTags = ({ count }: View): Tagging => ({
  tags: new Uint8Array(count),
  sure: new Float32Array(count),
});

/** The tokens of all runs, in a row. */
function tokensOf({ runs }: View): Int32Array {
  const tokens = new Int32Array(runs.reduce((sum, { first, end }) => sum + end - first, 0));
  let count = 0;
  for (const { first, end } of runs) for (let i = first; i < end; i++) tokens[count++] = i;
  return tokens;
}

import { classOf, OUTSIDE } from "../../../text/sequence/tags.ts";
import { CLASSES } from "./classes.ts";
import type { Context } from "./features.ts";
import type { View } from "./view.ts";
import { LOOK } from "./writing.ts";

const KINDS = CLASSES.length + 1;
/** Shares of the votes from which the other mentions of a word count as mostly and as surely of a kind. */
const SHARE = { mostly: 0.6, surely: 0.9 };

/**
 * What a first pass over a text says of the other places where a token's word stands: 0 where there are none, otherwise the kind (a class,
 * or no name) with most votes and how large its share is. `tags` and `sure` hold the first pass's tag for each token and its probability.
 */
export function contextOf({ words, look, runs, count }: View, tags: Uint8Array, sure: Float32Array): Context {
  const context = new Uint8Array(count);
  const slots = new Map<number, number>();
  const slotOf = new Int32Array(count).fill(-1);
  let votes = new Float32Array(64 * KINDS);
  for (const { first, end } of runs)
    for (let i = first; i < end; i++) {
      if (((look[i] as number) & LOOK.upper) === 0) continue;
      const word = words[i] as number;
      let slot = slots.get(word);
      if (slot === undefined) {
        slot = slots.size;
        slots.set(word, slot);
        if (votes.length < (slot + 1) * KINDS) {
          const larger = new Float32Array(votes.length * 2);
          larger.set(votes);
          votes = larger;
        }
      }
      slotOf[i] = slot;
      const at = slot * KINDS + kindOf(tags[i] as number);
      votes[at] = (votes[at] as number) + (sure[i] as number);
    }
  for (const { first, end } of runs)
    for (let i = first; i < end; i++) {
      const slot = slotOf[i] as number;
      if (slot < 0) continue;
      const own = kindOf(tags[i] as number);
      let best = 0;
      let most = 0;
      let total = 0;
      for (let kind = 0; kind < KINDS; kind++) {
        const vote = (votes[slot * KINDS + kind] as number) - (kind === own ? (sure[i] as number) : 0);
        total += vote;
        if (vote > most) {
          most = vote;
          best = kind;
        }
      }
      if (total < 0.1) continue;
      const share = most / total;
      context[i] = 1 + best * 3 + (share >= SHARE.surely ? 2 : share >= SHARE.mostly ? 1 : 0);
    }
  return context;
}

const kindOf = (tag: number): number => (tag === OUTSIDE ? 0 : 1 + classOf(tag));

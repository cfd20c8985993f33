import type { Sentiment } from "../../schema/sentiment.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { squash, toneOf } from "./tone.ts";

/** The first sentences, the headline among them, count this much more than later ones. */
const LEAD = { sentences: 3, weight: 2 };

/** The tone of the whole text, of the writer's own words and of what others are quoted as saying; `quoted` marks tokens inside attributed claims. */
export function documentTone(
  tones: Float64Array,
  sentences: readonly TokenRange[],
  quoted: Uint8Array,
  threshold: number,
): Sentiment["document"] {
  const all = new Mean();
  const author = new Mean();
  const others = new Mean();
  sentences.forEach(({ first, end }, i) => {
    const weight = i < LEAD.sentences ? LEAD.weight : 1;
    let own = 0;
    let said = 0;
    let saidWords = 0;
    for (let k = first; k < end; k++) {
      if (quoted[k] === 1) {
        said += tones[k] ?? 0;
        saidWords++;
      } else own += tones[k] ?? 0;
    }
    all.add(squash(own + said), weight);
    if (saidWords < end - first) author.add(squash(own), weight);
    if (saidWords > 0) others.add(squash(said), weight);
  });
  const judged = (mean: Mean) => (mean.weights > 0 ? toneOf(mean.value, threshold) : null);
  return { ...toneOf(all.value, threshold), author: judged(author), quoted: judged(others) };
}

class Mean {
  sum = 0;
  weights = 0;
  add(value: number, weight: number): void {
    this.sum += value * weight;
    this.weights += weight;
  }
  get value(): number {
    return this.weights > 0 ? this.sum / this.weights : 0;
  }
}

import { POS_TAGS } from "../../core/tokens.ts";
import { readLexicon, readWordSet } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Model } from "./model.ts";
import type { Reading } from "./reading.ts";
import { NEGATION } from "./shape.ts";

/** Words that change what the polar words beside them do. */
export interface ToneLexicons {
  readonly intensifiers: ReadonlyMap<string, number>;
  readonly contrasts: ReadonlySet<string>;
}

export function openToneLexicons(): ToneLexicons {
  const rows = readLexicon(import.meta.url, "intensifiers.tsv");
  return {
    intensifiers: new Map(rows.map(([word = "", factor]) => [word, Number(factor)])),
    contrasts: readWordSet(import.meta.url, "contrasts.tsv"),
  };
}

const BEFORE_CONTRAST = 0.6;
const AFTER_CONTRAST = 1.3;
const PUNCT = POS_TAGS.indexOf("PUNCT");

/** The polarity of each token in its sentence, after negation, intensifiers and contrast; 0 for names. One pass. */
export function wordTones(
  model: Model,
  reading: Reading,
  lower: readonly string[],
  sentences: readonly TokenRange[],
  { intensifiers, contrasts }: ToneLexicons,
): Float64Array {
  const tones = new Float64Array(lower.length);
  for (const { first, end } of sentences) {
    let factor = 1;
    let contrast = -1;
    for (let i = first; i < end; i++) {
      const word = lower[i] ?? "";
      if (reading.pos[i] === PUNCT) {
        factor = 1;
        continue;
      }
      if (i > first && contrasts.has(word)) contrast = i;
      const polarity = model.polarityOf(reading.ids[i] ?? 0);
      const strength = intensifiers.get(word);
      if (strength !== undefined) factor = strength;
      else if (polarity !== 0) {
        tones[i] = polarity * factor * (reading.negated[i] === 1 ? NEGATION : 1);
        factor = 1;
      }
    }
    if (contrast < 0) continue;
    for (let i = first; i < end; i++)
      tones[i] = (tones[i] ?? 0) * (i < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST);
  }
  return tones;
}

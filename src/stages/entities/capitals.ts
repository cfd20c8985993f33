import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import type { Sentence } from "../../schema/sentences.ts";

/** How a token is written. */
export const SHAPE = { other: 0, lower: 1, capital: 2, capitals: 3, number: 4 } as const;

/** The writing of a text, token by token. */
export interface Writing {
  readonly shape: Uint8Array;
  /** 1 where a sentence begins. */
  readonly opensSentence: Uint8Array;
  /** 1 in headlines in Title Case and lines in capitals, where a capital says nothing. */
  readonly titleCase: Uint8Array;
}

const CAPITAL = /^\p{Lu}/u;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u;
const LOWER = /^\p{Ll}/u;
/** Names such as al-Qaeda and d'Ivoire carry their capital inside. */
const INNER_CAPITAL = /^(?:[a-z]{1,2}['’])\p{Lu}/u;
const NUMBER = /^\p{N}/u;
const NUM = POS_TAGS.indexOf("NUM");
/** A sentence without a full stop and with at least this many long words, most with a capital, is a headline. */
const HEADLINE = { words: 4, share: 0.7, long: 4 };

export function writingOf(tokens: Tokens, sentences: readonly Sentence[]): Writing {
  const { count, surface, starts, pos } = tokens;
  const shape = new Uint8Array(count);
  for (let i = 0; i < count; i++) shape[i] = shapeOf(surface[i] ?? "", pos[i] === NUM);
  const opensSentence = new Uint8Array(count);
  const titleCase = new Uint8Array(count);
  let at = 0;
  for (const { start, end } of sentences) {
    while (at < count && (starts[at] ?? 0) < start) at++;
    const first = at;
    let words = 0;
    let capitals = 0;
    for (; at < count && (starts[at] ?? 0) < end; at++) {
      if ((surface[at] ?? "").length < HEADLINE.long) continue;
      if (shape[at] === SHAPE.lower) words++;
      if (shape[at] === SHAPE.capital || shape[at] === SHAPE.capitals) {
        words++;
        capitals++;
      }
    }
    opensSentence[first] = 1;
    if (surface[at - 1] !== "." && words >= HEADLINE.words && capitals >= words * HEADLINE.share)
      titleCase.fill(1, first, at);
  }
  return { shape, opensSentence, titleCase };
}

function shapeOf(word: string, isNumber: boolean): number {
  if (CAPITAL.test(word) || INNER_CAPITAL.test(word))
    return CAPITALS.test(word) && word.length > 1 ? SHAPE.capitals : SHAPE.capital;
  if (LOWER.test(word)) return SHAPE.lower;
  return NUMBER.test(word) || isNumber ? SHAPE.number : SHAPE.other;
}

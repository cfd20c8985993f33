import type { Tokens } from "../../core/tokens.ts";
import type { Sentence } from "../../schema/sentences.ts";
import type { Lexicon, Word } from "./words.ts";

/**
 * A document as recognisers read it: its tokens as columns, with an empty token between paragraphs, so that no expression runs
 * over a paragraph's end and nobody has to look out for it.
 */
export interface Reading {
  readonly count: number;
  readonly lexicon: Lexicon;
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly surface: readonly string[];
  /** In lower case, without a glued "mid-". */
  readonly lower: readonly string[];
  readonly pos: Int8Array;
  /** What the lexicons say of the token, null for nothing. */
  readonly words: readonly (Word | null)[];
  /** The number of the sentence that the token stands in. */
  readonly sentence: Int32Array;
}

const EMPTY = -1;
const MID = "mid-";

export function readingOf(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  lexicon: Lexicon,
): Reading {
  const paragraphs = tokens.opensParagraph.reduce((sum, opens) => sum + opens, 0);
  const count = tokens.count + paragraphs;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const surface: string[] = [];
  const lower: string[] = [];
  const pos = new Int8Array(count);
  const words: (Word | null)[] = [];
  const sentence = new Int32Array(count);
  let current = 0;
  const push = (start: number, end: number, word: string, small: string, tag: number) => {
    const at = surface.length;
    starts[at] = start;
    ends[at] = end;
    surface.push(word);
    lower.push(small);
    pos[at] = tag;
    words.push(small === "" ? null : (lexicon.words.get(small) ?? null));
    sentence[at] = current;
  };
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.starts[i] ?? 0;
    if (tokens.opensParagraph[i] === 1) push(start, start, "", "", EMPTY);
    while (current + 1 < sentences.length && (sentences[current + 1]?.start ?? 0) <= start) current++;
    const small = tokens.lower[i] ?? "";
    push(
      start,
      tokens.ends[i] ?? 0,
      tokens.surface[i] ?? "",
      small.startsWith(MID) && small.length > MID.length ? small.slice(MID.length) : small,
      tokens.pos[i] ?? 0,
    );
  }
  return { count, lexicon, text, starts, ends, surface, lower, pos, words, sentence };
}

/** The first letter is a capital. */
export function isCapital(reading: Reading, i: number): boolean {
  const surface = reading.surface[i] ?? "";
  const letter = isMid(reading, i) ? surface.charAt(MID.length) : surface.charAt(0);
  return letter !== letter.toLowerCase();
}

/** The token is written with a glued "mid-". */
export function isMid(reading: Reading, i: number): boolean {
  const surface = reading.surface[i] ?? "";
  return surface.length > MID.length && (reading.lower[i] ?? "").length === surface.length - MID.length;
}

/** Whether these words stand at token `i`. */
export function standsAt(reading: Reading, i: number, words: readonly string[]): boolean {
  return words.every((word, k) => reading.lower[i + k] === word);
}

/** Two tokens with nothing between them. */
export function touches(reading: Reading, i: number): boolean {
  return reading.ends[i] === reading.starts[i + 1];
}

import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { hashText, mix, mix2 } from "../../text/sequence/hash.ts";

/** So much of a sentence is looked at. */
export const LONGEST = 400;
/** Each token has five: its word, its ending, its word with the next and with the one behind that, its part of speech with the next; the edge has three, and names have ten. */
export const MOST_FEATURES = 5 * LONGEST + 16;

const EDGE = { before: 1, behind: 2 } as const;
const YEAR = hashText("#year");
const LARGE = hashText("#large");
const SMALL = hashText("#small");
const FIGURE = hashText("#figure");

/** The feature of a word by itself. */
export const wordFeature = (word: string): number => mix(1, wordHash(word));

/** The hash of a word; numbers are told by their size alone. */
function wordHash(word: string): number {
  const head = word.charCodeAt(0);
  if (head < 48 || 57 < head) return hashText(word);
  for (let i = 1; i < word.length; i++) if (word.charCodeAt(i) < 48 || 57 < word.charCodeAt(i)) return FIGURE;
  if (word.length === 4 && (word.startsWith("19") || word.startsWith("20"))) return YEAR;
  return word.length > 3 ? LARGE : SMALL;
}

/** The features of a sentence: their hashes, and for each the token that it begins with, -1 for a name's. */
export interface Features {
  readonly hashes: Int32Array;
  readonly tokens: Int32Array;
  count: number;
}

export const openFeatures = (): Features => ({
  hashes: new Int32Array(MOST_FEATURES),
  tokens: new Int32Array(MOST_FEATURES),
  count: 0,
});

/** Writes the features of a sentence: its words, endings, pairs of words (next to each other, or one apart) and of parts of speech, and the labels of the names in it. */
export function featuresOf(
  tokens: Tokens,
  range: TokenRange,
  names: readonly Entity[],
  into: Features,
): void {
  const { lower, pos } = tokens;
  const { first } = range;
  const end = Math.min(range.end, first + LONGEST);
  const { hashes, tokens: places } = into;
  let n = 0;
  const add = (hash: number, token: number) => {
    hashes[n] = hash;
    places[n++] = token;
  };
  let word: number = EDGE.before;
  let next: number = first < end ? wordHash(lower[first] as string) : EDGE.behind;
  for (let i = first - 1; i < end; i++) {
    const second = i + 2 < end ? wordHash(lower[i + 2] as string) : EDGE.behind;
    const tag = i < first ? 50 : (pos[i] as number);
    add(mix2(2, word, next), Math.max(first, i));
    if (i + 1 < end) add(mix2(3, word, second), Math.max(first, i));
    add(mix2(5, tag, i + 1 < end ? (pos[i + 1] as number) : 51), Math.max(first, i));
    if (i >= first) {
      const text = lower[i] as string;
      add(mix(1, word), i);
      add(mix(13, hashText(text, Math.max(0, text.length - 3))), i);
    }
    word = next;
    next = second;
  }
  let seen = 0;
  for (const { label } of names) {
    const kind = LABELS.indexOf(label);
    if (kind < 0 || (seen & (1 << kind)) !== 0) continue;
    seen |= 1 << kind;
    if (n < MOST_FEATURES) add(mix(7, kind), -1);
  }
  into.count = n;
}

const LABELS: readonly string[] = [
  "PERSON",
  "NORP",
  "ORG",
  "GPE",
  "LOC",
  "MONEY",
  "PERCENT",
  "QUANTITY",
  "ORDINAL",
  "CARDINAL",
];

import { keyOf } from "./buckets.ts";
import { eachRun } from "./shingles.ts";
import type { Words } from "./words.ts";

/** Every stretch of at least this many words that two texts share, word for word, is found. */
export const PASSAGE = 20;
/** Words that one fingerprint covers. */
export const RUN = 12;
/** Of every so many neighbouring fingerprints the smallest is kept. */
const WINDOW = PASSAGE - RUN + 1;
/** Sentences of fewer words are too common to say that one text has another's sentence. */
export const LEAST_SENTENCE = 8;

type Visit = (h1: number, h2: number, at: number) => void;

/**
 * Calls `visit` with the fingerprints that winnowing keeps (Schleimer, Wilkerson and Aiken 2003): a fifth of all, chosen by their own value, so
 * that two texts with a common passage keep at least one in common. `at` is the word where the run begins. The same run may come twice.
 */
export function eachPassage(words: Words, visit: Visit): void {
  if (words.count < RUN) return;
  const first = new Uint32Array(WINDOW);
  const second = new Uint32Array(WINDOW);
  let kept = -1;
  const runs = words.count - RUN + 1;
  eachRun(words, RUN, (h1, h2, at) => {
    first[at % WINDOW] = h1;
    second[at % WINDOW] = h2;
    if (at < WINDOW - 1 && at < runs - 1) return;
    let least = Math.max(0, at - WINDOW + 1);
    for (let i = least + 1; i <= at; i++)
      if ((first[i % WINDOW] as number) <= (first[least % WINDOW] as number)) least = i;
    if (least === kept) return;
    kept = least;
    visit(first[least % WINDOW] as number, second[least % WINDOW] as number, least);
  });
}

/** Calls `visit` with two hashes of every sentence of at least LEAST_SENTENCE words; `at` is its first word, `end` the one behind its last. */
export function eachSentence(
  { first, second, begins, count }: Words,
  visit: (h1: number, h2: number, at: number, end: number) => void,
): void {
  let start = 0;
  let [a, b] = [1, 1];
  for (let i = 0; i <= count; i++) {
    if (i > start && (i === count || begins[i] === 1)) {
      if (i - start >= LEAST_SENTENCE) visit(a >>> 0, b >>> 0, start, i);
      start = i;
      a = b = 1;
    }
    a = Math.imul(a, 0x01000193) ^ (first[i] ?? 0);
    b = Math.imul(b, 0x5bd1e995) ^ (second[i] ?? 0);
  }
}

/** The words of the run with this key, as the text has them; empty if it has none such. */
export function passageAt(text: string, read: (text: string) => Words, key: number): string {
  const words = read(text);
  let found = "";
  eachPassage(words, (h1, h2, at) => {
    if (keyOf(h1, h2) === key)
      found = text.slice(words.starts[at], words.ends[Math.min(at + RUN, words.count) - 1]);
  });
  return found;
}

/** The sentence with this key, as the text has it; empty if it has none such. */
export function sentenceAt(text: string, read: (text: string) => Words, key: number): string {
  const words = read(text);
  let found = "";
  eachSentence(words, (h1, h2, at, end) => {
    if (keyOf(h1, h2) === key) found = text.slice(words.starts[at], words.ends[end - 1]);
  });
  return found;
}

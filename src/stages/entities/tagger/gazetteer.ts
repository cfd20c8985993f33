import { type HashTable, openHashTable } from "../../../text/hash-table.ts";
import { mix } from "../../../text/sequence/hash.ts";

/** The lists of names that a word can be in, as bits of an entry, in the order of their features. */
export const LISTS = [
  "city",
  "country",
  "division",
  "region",
  "demonym",
  "given",
  "family",
  "person",
  "club",
  "company",
  "university",
  "party",
  "organisation",
] as const;

/** Set in an entry that is the beginning of a longer one. */
export const GOES_ON = 1 << 15;
/** Names of more words than this are not looked for. */
export const LONGEST_NAME = 7;

/** Where in a listed name a token stands. */
export const WITHIN = { none: 0, begin: 1, inside: 2, end: 3, single: 4 } as const;

/** The hash of a name of several words, made from that of its beginning and its next word's. */
export const extend = (name: number, word: number): number => mix(name, word);

export type Gazetteer = HashTable;
export const openGazetteer = openHashTable;

/**
 * Finds the longest name of each list at each token where one begins, and writes for every token and list where in a name it stands:
 * `within[list * count + i]`. Linear in the number of tokens, as names have a bounded number of words.
 */
export function matchGazetteer(
  gazetteer: Gazetteer,
  words: Int32Array,
  marks: Uint8Array,
  first: number,
  end: number,
  count: number,
  within: Uint8Array,
): void {
  until.fill(first);
  for (let i = first; i < end; i++) {
    if (marks[i] === 0) continue;
    let name = words[i] as number;
    let entry = gazetteer.get(name);
    if (entry === 0) continue;
    longest.fill(0);
    for (let last = i; entry !== 0; ) {
      for (let list = 0; list < LISTS.length; list++)
        if ((entry & (1 << list)) !== 0) longest[list] = last + 1;
      last++;
      if ((entry & GOES_ON) === 0 || last >= end || last - i >= LONGEST_NAME) break;
      name = extend(name, words[last] as number);
      entry = gazetteer.get(name);
    }
    for (let list = 0; list < LISTS.length; list++) {
      const to = longest[list] as number;
      if (to === 0 || to <= (until[list] as number)) continue;
      until[list] = to;
      const at = list * count;
      if (to - i === 1) within[at + i] = WITHIN.single;
      else {
        within[at + i] = WITHIN.begin;
        within.fill(WITHIN.inside, at + i + 1, at + to - 1);
        within[at + to - 1] = WITHIN.end;
      }
    }
  }
}

// Working memory of one call, which never waits.
const until = new Int32Array(LISTS.length);
const longest = new Int32Array(LISTS.length);

import type { View } from "./view.ts";

/** What stands for a word, for a kind of token and for a tag beyond the ends of a text. */
const EDGE = { word: 0x5bd1e995, kind: 99, tag: 99 } as const;

// One function a column and no function that is made for each token: in the innermost loops both count.

/** The hash of the word at a place, which may lie beyond the ends of the text; so for the others. */
export const wordAt = ({ words, count }: View, at: number): number =>
  0 <= at && at < count ? (words[at] as number) : EDGE.word;

export const kindAt = ({ kinds, count }: View, at: number): number =>
  0 <= at && at < count ? (kinds[at] as number) : EDGE.kind;

/** `QUOTE`; beyond the ends nobody is quoted. */
export const quoteAt = ({ quotes, count }: View, at: number): number =>
  0 <= at && at < count ? (quotes[at] as number) : 0;

export const nameAt = ({ names, count }: View, at: number): number =>
  0 <= at && at < count ? (names[at] as number) : 0;

/** The fine cluster. */
export const clusterAt = ({ fine, count }: View, at: number): number =>
  0 <= at && at < count ? (fine[at] as number) : 0;

/** A part of speech, or a tag of the first model. */
export const tagAt = (tags: Uint8Array, at: number): number =>
  0 <= at && at < tags.length ? (tags[at] as number) : EDGE.tag;

/** The object of a verb as a word. */
export const objectWord = ({ words, objects }: View, at: number): number => {
  const object = objects[at] as number;
  return object < 0 ? EDGE.word : (words[object] as number);
};

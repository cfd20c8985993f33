import { packColumns } from "../../text/binary-file.ts";
import { buildHashTable } from "../../text/hash-table.ts";
import { hashText } from "../../text/sequence/hash.ts";
import { clusterWords } from "../word-clusters.ts";
import type { Lesson } from "./lessons.ts";

/** Clusters of so many of the most frequent words are kept. */
const WORDS = 60_000;

/** The columns of the file of words, but for the stems that can be in a cue. */
export function clusterColumns(vectors: string) {
  const { words, fine, middle } = clusterWords(vectors);
  const ofHash = new Map<number, number>();
  words.slice(0, WORDS).forEach((word, i) => {
    const hash = hashText(word);
    // Of two words with one hash the more frequent counts.
    if (!ofHash.has(hash)) ofHash.set(hash, (fine[i] as number) + 1);
  });
  return {
    ...buildHashTable(ofHash),
    middle: Uint16Array.from([0, ...Array.from(middle, (number) => number + 1)]),
  };
}

/** The file of words. */
export const packWords = (columns: ReturnType<typeof clusterColumns>, triggers: Uint32Array): Uint8Array =>
  packColumns({}, { ...columns, triggers });

/** A stem is a trigger when it is in a cue this often, and in this share of its places. */
const TRIGGER = { count: 2, share: 0.02 };

/** The stems that can tell that a sentence attributes, in rising order: those that stand in cues in lessons not just by the way. */
export function triggersOf(lessons: readonly Lesson[]): Uint32Array {
  const all = new Map<number, number>();
  const inCues = new Map<number, number>();
  const count = (counts: Map<number, number>, stem: number) => counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const { view, gold } of lessons) {
    for (const stem of view.stems) count(all, stem);
    for (const { cue } of gold)
      for (let i = cue?.first ?? 0; i < (cue?.end ?? 0); i++) count(inCues, view.stems[i] as number);
  }
  const kept = [...inCues].filter(
    ([stem, times]) => times >= TRIGGER.count && times >= TRIGGER.share * (all.get(stem) ?? 0),
  );
  return Uint32Array.from(kept, ([stem]) => stem).sort();
}

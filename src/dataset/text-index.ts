import { join } from "node:path";
import { openBlobStore } from "./blob-store.ts";
import { type Group, keyOf, openBuckets } from "./buckets.ts";
import { createKeyTable } from "./key-table.ts";
import { openBander } from "./minhash.ts";
import { eachPassage, eachSentence } from "./passages.ts";
import { MOST_SHINGLES, type ShingleSet, shinglesOf } from "./shingles.ts";
import { type Similarity, similarity } from "./similarity.ts";
import { mixed, openWordReader, type Words } from "./words.ts";

/** What texts have in common, on disk: memory holds 60 bytes a text and one file of buckets at a time. */
export interface TextIndex {
  /** Texts are numbered from 0 in the order in which they are added. */
  add(text: string): void;
  readonly count: number;
  /** The first text that has the same words in the same order; the text itself if none had. Texts without words equal no other. */
  original(doc: number): number;
  /** How many words the text has. */
  words(doc: number): number;
  /** The shingles of the original. */
  shingles(doc: number): ShingleSet;
  similarity(a: number, b: number): Similarity;
  /** The fingerprints of the original's passages in text order: key, number of the first word, key, … */
  passagesOf(doc: number): Float64Array;
  /** Originals that may be alike. */
  alike(): Generator<Group>;
  /** Originals that share a passage of PASSAGE words or more. */
  passages(): Generator<Group>;
  /** Texts that share a sentence, if sentences were asked for. */
  sentences(): Generator<Group>;
  close(): void;
}

export interface TextIndexOptions {
  /** An empty folder for its files. */
  readonly folder: string;
  readonly sentences: boolean;
}

/** Opens an empty index. The work for a text is linear in its length, and copies cost only their reading. */
export function openTextIndex({ folder, sentences: wantsSentences }: TextIndexOptions): TextIndex {
  const read = openWordReader();
  const bands = openBuckets(join(folder, "bands"));
  const passages = openBuckets(join(folder, "passages"));
  const sentences = openBuckets(join(folder, "sentences"));
  const shingleSets = openBlobStore(join(folder, "shingles.bin"));
  const passageLists = openBlobStore(join(folder, "passages.bin"));
  const eachBand = openBander();
  const seen = createKeyTable();
  let originals = new Uint32Array(1024);
  let lengths = new Uint32Array(1024);
  let count = 0;

  const addOriginal = (words: Words, doc: number) => {
    const all = shinglesOf(words);
    shingleSets.add(packed(all));
    eachBand(all, (h1, h2) => bands.add(h1, h2, doc));
    const places = new Map<number, number>();
    eachPassage(words, (h1, h2, at) => {
      const key = keyOf(h1, h2);
      if (places.has(key)) return;
      places.set(key, at);
      passages.add(h1, h2, doc);
    });
    passageLists.add(new Uint8Array(Float64Array.from([...places].flat()).buffer));
    if (!wantsSentences) return;
    const met = new Set<number>();
    eachSentence(words, (h1, h2) => {
      const key = keyOf(h1, h2);
      if (!met.has(key)) sentences.add(h1, h2, doc);
      met.add(key);
    });
  };
  const shingles = (doc: number): ShingleSet => unpacked(shingleSets.get(originals[doc] as number));
  return {
    add(text) {
      const doc = count++;
      if (doc === originals.length) {
        [originals, lengths] = [doubled(originals), doubled(lengths)];
      }
      const words = read(text);
      lengths[doc] = words.count;
      const [h1, h2] = wholeHash(words);
      const original = words.count === 0 ? doc : seen.firstWith(h1, h2, doc);
      originals[doc] = original;
      if (original === doc) addOriginal(words, doc);
      else for (const store of [shingleSets, passageLists]) store.add(new Uint8Array(0));
    },
    get count() {
      return count;
    },
    original: (doc) => originals[doc] as number,
    words: (doc) => lengths[doc] as number,
    shingles,
    similarity: (a, b) => similarity(shingles(a), shingles(b)),
    passagesOf: (doc) => new Float64Array(passageLists.get(originals[doc] as number).buffer),
    alike: () => bands.groups(),
    passages: () => passages.groups(),
    sentences: () => sentences.groups(),
    close() {
      for (const buckets of [bands, passages, sentences]) buckets.close();
      shingleSets.close();
      passageLists.close();
    },
  };
}

/** The size and the hashes that are kept, as they lie in the file. */
const packed = (shingles: Uint32Array): Uint8Array => {
  const kept = shingles.subarray(0, MOST_SHINGLES);
  const numbers = new Uint32Array(kept.length + 1);
  numbers[0] = shingles.length;
  numbers.set(kept, 1);
  return new Uint8Array(numbers.buffer);
};

function unpacked(bytes: Uint8Array<ArrayBuffer>): ShingleSet {
  const numbers = new Uint32Array(bytes.buffer);
  return { size: numbers[0] ?? 0, hashes: numbers.subarray(1) };
}

function wholeHash({ first, second, count }: Words): readonly [number, number] {
  let [a, b] = [count, count];
  for (let i = 0; i < count; i++) {
    a = mixed(Math.imul(a, 31) + (first[i] as number));
    b = mixed(Math.imul(b, 37) + (second[i] as number));
  }
  return [a >>> 0, b >>> 0];
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

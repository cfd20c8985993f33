import { findBoilerplate } from "./boilerplate.ts";
import { clusterTexts } from "./clusters.ts";
import { setsOf } from "./disjoint-sets.ts";
import { LEAST_SENTENCE, PASSAGE, passageAt, sentenceAt } from "./passages.ts";
import type { TextIndex } from "./text-index.ts";
import { openWordReader } from "./words.ts";

/** A document of one part that has something of a document of another part. */
export interface LeakExample {
  /** The id in the first part. */
  readonly first: string;
  /** The id in the second part. */
  readonly second: string;
  readonly jaccard?: number;
  /** What both have; left out of sets without text. */
  readonly text?: string;
}

export interface LeakCount {
  /** Documents of the second part. */
  readonly documents: number;
  readonly examples: readonly LeakExample[];
}

/** What two parts have in common. */
export interface Overlap {
  readonly between: readonly [string, string];
  /** The same words in the same order. */
  readonly exact: LeakCount;
  /** Near-duplicates and texts contained in others. */
  readonly near: LeakCount;
  /** A common passage that is no boilerplate, in texts that are otherwise unlike. */
  readonly passages: LeakCount;
  /** Common sentences, in texts of any likeness but exact copies. */
  readonly sentences: LeakCount & { readonly sentences: number };
}

export interface LeakOptions {
  /** Names of the parts, in order. */
  readonly parts: readonly string[];
  readonly partOf: (doc: number) => number;
  readonly idOf: (doc: number) => string;
  /** Brings back a text, to show what is common; null for sets without text. */
  readonly textOf: ((doc: number) => string) | null;
  readonly threshold: number;
}

const MOST_EXAMPLES = 20;
const KINDS = ["exact", "near", "passages", "sentences"] as const;
type Kind = (typeof KINDS)[number];

interface Tally {
  readonly documents: Set<number>;
  readonly examples: LeakExample[];
  times: number;
}

/** Looks for everything that two parts of an index have in common. The index must have been opened with sentences. */
export function findLeaks(index: TextIndex, options: LeakOptions): Overlap[] {
  const { parts, partOf, idOf, textOf, threshold } = options;
  const tallies = new Map<string, Record<Kind, Tally>>();
  const tallyOf = (a: number, b: number): Record<Kind, Tally> => {
    const key = `${a} ${b}`;
    const tally = tallies.get(key) ?? {
      exact: noTally(),
      near: noTally(),
      passages: noTally(),
      sentences: noTally(),
    };
    tallies.set(key, tally);
    return tally;
  };
  /** Counts the documents of every two parts that are among these; the pair is shown by the first of each part. */
  const count = (
    kind: Kind,
    docs: readonly number[],
    example: (first: number, second: number) => Partial<LeakExample> = () => ({}),
  ) => {
    const byPart = new Map<number, number[]>();
    for (const doc of docs) {
      const list = byPart.get(partOf(doc)) ?? [];
      list.push(doc);
      byPart.set(partOf(doc), list);
    }
    const present = [...byPart.keys()].sort((a, b) => a - b);
    for (const a of present)
      for (const b of present) {
        if (a >= b) continue;
        const tally = tallyOf(a, b)[kind];
        const [first = 0, seconds = []] = [byPart.get(a)?.[0], byPart.get(b)];
        tally.times++;
        for (const doc of seconds) tally.documents.add(doc);
        const second = seconds[0] ?? 0;
        if (tally.examples.length >= MOST_EXAMPLES) continue;
        const pair = { first: idOf(first), second: idOf(second) };
        // A long passage has several fingerprints; its documents are shown once.
        const shown = tally.examples.some(
          (other) => other.first === pair.first && other.second === pair.second,
        );
        if (!shown) tally.examples.push({ ...pair, ...example(first, second) });
      }
  };

  const copies = new Map<number, number[]>();
  for (let doc = 0; doc < index.count; doc++) {
    const original = index.original(doc);
    if (original === doc) continue;
    const list = copies.get(original) ?? [original];
    list.push(doc);
    copies.set(original, list);
  }
  for (const docs of copies.values()) count("exact", docs);

  const boilerplate = findBoilerplate(index);
  const clusters = clusterTexts(index, boilerplate, threshold);
  for (const docs of setsOf(clusters, 2)) {
    if (docs.every((doc) => index.original(doc) === index.original(docs[0] as number))) continue;
    count("near", docs, (first, second) => ({
      jaccard: Math.round(1e4 * index.similarity(first, second).jaccard) / 1e4,
    }));
  }
  const read = openWordReader();
  for (const { key, docs } of index.passages()) {
    if (boilerplate.is(key)) continue;
    const distinct = docs.filter((doc) => !boilerplate.touches(doc, key));
    if (new Set(distinct.map((doc) => clusters.find(doc))).size < 2) continue;
    count("passages", distinct, (first) => (textOf ? { text: passageAt(textOf(first), read, key) } : {}));
  }
  for (const { key, docs } of index.sentences())
    count("sentences", docs, (first) => (textOf ? { text: sentenceAt(textOf(first), read, key) } : {}));

  return parts.flatMap((_, b) =>
    parts.slice(0, b).map((_, a): Overlap => {
      const tally = tallyOf(a, b);
      return {
        between: [parts[a] ?? "", parts[b] ?? ""],
        exact: counted(tally.exact),
        near: counted(tally.near),
        passages: counted(tally.passages),
        sentences: { sentences: tally.sentences.times, ...counted(tally.sentences) },
      };
    }),
  );
}

const noTally = (): Tally => ({ documents: new Set(), examples: [], times: 0 });
const counted = ({ documents, examples }: Tally): LeakCount => ({ documents: documents.size, examples });

/** Whether nothing but single sentences is common. */
export const isClean = ({ exact, near, passages }: Overlap): boolean =>
  exact.documents + near.documents + passages.documents === 0;

/** How leaks are looked for, for the certificate. */
export const METHOD = {
  exact:
    "The same words in the same order; letter case, diacritics, punctuation and white space do not count.",
  near: "Jaccard similarity of 5-word shingles at or above the threshold, or 70 % of the shorter text's shingles in the longer; candidates by MinHash LSH, 64 bands of 2 rows, each verified.",
  passages: `A stretch of at least ${PASSAGE} words word for word (winnowing, no miss), unless it is boilerplate: in more than 10 unlike texts.`,
  sentences: `The same sentence of at least ${LEAST_SENTENCE} words; boilerplate counts.`,
} as const;

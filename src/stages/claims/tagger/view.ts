import type { Tokens } from "../../../core/tokens.ts";
import type { Entity } from "../../../schema/entities.ts";
import type { HashTable } from "../../../text/hash-table.ts";
import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { hashText } from "../../../text/sequence/hash.ts";
import type { CueLexicon } from "../cues.ts";
import type { Quotation } from "../quotations.ts";
import { TAG } from "../tags.ts";
import { kindsOf } from "./kinds.ts";

/** Clusters of words by meaning: a word's fine cluster, and the coarser one of that. */
export interface WordClusters {
  readonly fine: HashTable;
  readonly middle: Uint16Array;
}

/** What the models know of words before they see a text. */
export interface Knowledge {
  readonly cues: CueLexicon;
  readonly clusters: WordClusters;
  /** The hashes of stems that training saw in cues. */
  readonly triggers: ReadonlySet<number>;
}

/** Where a token stands to quotations. */
export const QUOTE = { outside: 0, opens: 1, inside: 2, closes: 3 } as const;

/** A text as the claim models see it, in columns of tokens. */
export interface View {
  readonly tokens: Tokens;
  readonly count: number;
  readonly sentences: readonly TokenRange[];
  /** The sentence of each token. */
  readonly sentenceOf: Int32Array;
  /** The hash of the word in lower case. */
  readonly words: Int32Array;
  readonly suffixes: Int32Array;
  readonly kinds: Uint8Array;
  readonly fine: Uint16Array;
  /** `QUOTE`. */
  readonly quotes: Uint8Array;
  /** 0 outside names; else twice the label's number from 1, and one more where the name begins. */
  readonly names: Uint8Array;
  /** 0; 1 a verb, 2 a noun, 3 a preposition of the cue lexicon. */
  readonly cueKind: Uint8Array;
  /** The hash of the cue's lemma, else 0. */
  readonly cueLemma: Int32Array;
  /** How many commas, verbs, and turns of quotation stand before each token. */
  readonly commas: Uint16Array;
  readonly verbs: Uint16Array;
  readonly turns: Uint16Array;
  /** The last word of the cue lexicon before, and the next behind each token in its sentence; -1 for none. */
  readonly cueBefore: Int32Array;
  readonly cueBehind: Int32Array;
  /** 1 where the word begins with a capital. */
  readonly capital: Uint8Array;
  /** The hash of a word without the endings of verbs and plurals. */
  readonly stems: Int32Array;
  /** The nearest noun, name or pronoun before, and behind each token in its sentence, not far away; -1 for none. */
  readonly subjects: Int32Array;
  readonly objects: Int32Array;
}

const LABELS = [
  "PERSON",
  "NORP",
  "ORG",
  "GPE",
  "LOC",
  "FAC",
  "PRODUCT",
  "EVENT",
  "WORK_OF_ART",
  "LAW",
  "MONEY",
  "PERCENT",
  "QUANTITY",
  "ORDINAL",
  "CARDINAL",
];

export function viewOf(
  tokens: Tokens,
  sentences: readonly TokenRange[],
  quotations: readonly Quotation[],
  entities: readonly Entity[],
  { cues, clusters }: Knowledge,
): View {
  const { count, lower, surface, pos, starts } = tokens;
  const words = new Int32Array(count);
  const suffixes = new Int32Array(count);
  const fine = new Uint16Array(count);
  const quotes = new Uint8Array(count);
  const names = new Uint8Array(count);
  const cueKind = new Uint8Array(count);
  const cueLemma = new Int32Array(count);
  const commas = new Uint16Array(count + 1);
  const verbs = new Uint16Array(count + 1);
  const turns = new Uint16Array(count + 1);
  const cueBefore = new Int32Array(count).fill(-1);
  const cueBehind = new Int32Array(count).fill(-1);
  const capital = new Uint8Array(count);
  const stems = new Int32Array(count);
  const subjects = new Int32Array(count).fill(-1);
  const objects = new Int32Array(count).fill(-1);
  const sentenceOf = new Int32Array(count).fill(-1);
  const kinds = kindsOf(tokens);
  sentences.forEach(({ first, end }, s) => {
    sentenceOf.fill(s, first, end);
  });
  for (const { first, end } of quotations) {
    quotes.fill(QUOTE.inside, first, end);
    quotes[first] = QUOTE.opens;
    quotes[end - 1] = QUOTE.closes;
  }
  let token = 0;
  for (const { start, end, label } of entities) {
    while (token < count && (starts[token] as number) < start) token++;
    const code = 2 * (LABELS.indexOf(label) + 1);
    for (let begins = 1; token < count && (starts[token] as number) < end; token++, begins = 0)
      names[token] = code + begins;
  }
  for (let i = 0; i < count; i++) {
    const word = lower[i] as string;
    const hash = hashText(word);
    words[i] = hash;
    suffixes[i] = hashText(word, Math.max(0, word.length - 3));
    fine[i] = clusters.fine.get(hash);
    stems[i] = hashText(word, 0, stemLength(word));
    const head = (surface[i] as string).charCodeAt(0);
    capital[i] = 65 <= head && head <= 90 ? 1 : 0;
    const tag = pos[i];
    const verb = cues.verbs.get(word);
    if (verb?.frames.has("preposition")) cueKind[i] = 3;
    else if (verb && tag !== TAG.noun && tag !== TAG.adjective && tag !== TAG.name) cueKind[i] = 1;
    const noun = cueKind[i] === 0 ? cues.nouns.get(word) : undefined;
    if (noun) cueKind[i] = 2;
    const cue = cueKind[i] === 0 ? undefined : (noun ?? verb);
    if (cue) cueLemma[i] = hashText(cue.lemma);
    commas[i + 1] = (commas[i] as number) + (word === "," ? 1 : 0);
    verbs[i + 1] = (verbs[i] as number) + (tag === TAG.verb || tag === TAG.auxiliary ? 1 : 0);
    turns[i + 1] = (turns[i] as number) + (quotes[i] === QUOTE.opens || quotes[i] === QUOTE.closes ? 1 : 0);
  }
  for (const { first, end } of sentences) {
    for (let i = first, last = -1; i < end; i++) {
      cueBefore[i] = last;
      if ((cueKind[i] as number) > 0) last = i;
    }
    for (let i = end - 1, next = -1; i >= first; i--) {
      cueBehind[i] = next;
      if ((cueKind[i] as number) > 0) next = i;
    }
  }
  for (const { first, end } of sentences) {
    for (let i = first, last = -1; i < end; i++) {
      subjects[i] = i - last <= FAR ? last : -1;
      // A compound is its last noun.
      if (isHead(pos[i] as number)) last = i;
    }
    for (let i = end - 1, next = -1; i >= first; i--) {
      objects[i] = next >= 0 && next - i <= FAR ? next : -1;
      if (isHead(pos[i] as number) && !(i + 1 < end && isHead(pos[i + 1] as number))) next = i;
    }
  }
  return {
    stems,
    subjects,
    objects,
    tokens,
    count,
    sentences,
    sentenceOf,
    words,
    suffixes,
    kinds,
    fine,
    quotes,
    names,
    cueKind,
    cueLemma,
    commas,
    verbs,
    turns,
    cueBefore,
    cueBehind,
    capital,
  };
}

const FAR = 8;
const isHead = (tag: number): boolean => tag === TAG.noun || tag === TAG.name || tag === TAG.pronoun;

/** How much of a word is left without "-s", "-es", "-ed", "-ing", a doubled letter before these, and a last "e" or "y". */
function stemLength(word: string): number {
  let length = word.length;
  if (length > 5 && word.endsWith("ing")) length -= 3;
  else if (length > 4 && (word.endsWith("ed") || word.endsWith("es"))) length -= 2;
  else if (length > 3 && word.endsWith("s") && !word.endsWith("ss")) length -= 1;
  if (length < word.length && length > 3 && word[length - 1] === word[length - 2]) length--;
  while (length > 3 && (word[length - 1] === "e" || word[length - 1] === "y" || word[length - 1] === "i"))
    length--;
  return length;
}

import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import { readWordSet } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A text as the model reads it: columns, one row a token. */
export interface Reading {
  /** The number of the word; names are all one word. */
  readonly ids: Int32Array;
  readonly pos: Uint8Array;
  /** The number of the clause in its sentence. */
  readonly clause: Int32Array;
  /** 1 behind a negator, up to a few words or a punctuation mark. */
  readonly negated: Uint8Array;
  /** 1 inside quotation marks. */
  readonly inQuotes: Uint8Array;
  /** 1 for a token that is read as a name. */
  readonly named: Uint8Array;
}

export interface ReadingLexicons {
  readonly negators: ReadonlySet<string>;
  readonly clauseOpeners: ReadonlySet<string>;
}

export function openReadingLexicons(): ReadingLexicons {
  return {
    negators: readWordSet(import.meta.url, "negators.tsv"),
    clauseOpeners: readWordSet(import.meta.url, "clause-openers.tsv"),
  };
}

/** A negator reaches over so many tokens. */
const NEGATION_WINDOW = 5;
/** A sentence with more than this share of capitals among its longer words is a headline in title case. */
const TITLE_CASE = { share: 0.7, atLeast: 4, letters: 4 };
const PUNCT = POS_TAGS.indexOf("PUNCT");
const PRON = POS_TAGS.indexOf("PRON");
const PROPN = POS_TAGS.indexOf("PROPN");
const SCONJ = POS_TAGS.indexOf("SCONJ");
const OPENING = new Set(['"', "'", "“", "‘", "(", "["]);

/** A name in the text, in UTF-16 units. */
type NamedSpan = Pick<Entity, "start" | "end"> & { readonly label?: unknown };

/** Reads a text for the model, in one pass over its sentences. Tokens outside sentences are left as the first word of the vocabulary. */
export function readText(
  tokens: Tokens,
  sentences: readonly TokenRange[],
  entities: readonly NamedSpan[],
  vocabulary: Vocabulary,
  { negators, clauseOpeners }: ReadingLexicons,
): Reading {
  const { count, lower } = tokens;
  const pos = tokens.pos.slice();
  const ids = new Int32Array(count);
  const clause = new Int32Array(count);
  const negated = new Uint8Array(count);
  const inQuotes = new Uint8Array(count);
  const named = inEntities(tokens, entities);
  for (const sentence of sentences) {
    const titleCase = isTitleCase(tokens, sentence);
    let clauses = 0;
    let reach = 0;
    let quote = 0;
    for (let i = sentence.first; i < sentence.end; i++) {
      const word = lower[i] ?? "";
      const tag = pos[i];
      const id = vocabulary.idOf(word);
      if (!capitalised(tokens, i) || tag === PRON) named[i] = 0;
      else if (named[i] === 0) {
        const proper = titleCase
          ? tag === PROPN && id === vocabulary.unknown
          : tag === PROPN || (i > sentence.first && !OPENING.has(lower[i - 1] ?? ""));
        named[i] = proper ? 1 : 0;
      }
      ids[i] = id;
      if (named[i] === 1) {
        // Taggers guess differently at names from different places.
        ids[i] = vocabulary.name;
        pos[i] = PROPN;
      }
      if (word === "“") quote = 1;
      else if (word === "”") quote = 0;
      else if (word === '"') quote = 1 - quote;
      inQuotes[i] = quote;
      if (tag === SCONJ || clauseOpeners.has(word)) clauses++;
      clause[i] = clauses;
      if (tag === PUNCT) reach = 0;
      negated[i] = reach > 0 ? 1 : 0;
      reach = negators.has(word) ? NEGATION_WINDOW : reach - 1;
    }
  }
  return { ids, pos, clause, negated, inQuotes, named };
}

/** 1 for each token in an entity. Entities come in text order. */
function inEntities(tokens: Tokens, entities: readonly NamedSpan[]): Uint8Array {
  const inside = new Uint8Array(tokens.count);
  let token = 0;
  for (const { start, end, label } of entities) {
    // What an event is called says what it is like: a storm, a massacre, a war.
    if (label === "EVENT") continue;
    while (token < tokens.count && (tokens.ends[token] ?? 0) <= start) token++;
    for (let i = token; i < tokens.count && (tokens.starts[i] ?? 0) < end; i++) inside[i] = 1;
  }
  return inside;
}

function capitalised({ surface, lower }: Tokens, i: number): boolean {
  return surface[i]?.charCodeAt(0) !== lower[i]?.charCodeAt(0);
}

function isTitleCase(tokens: Tokens, { first, end }: TokenRange): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = first; i < end; i++) {
    const word = tokens.lower[i] ?? "";
    if (word.length < TITLE_CASE.letters || !/^\p{L}/u.test(word)) continue;
    words++;
    if (capitalised(tokens, i)) capitals++;
  }
  return words >= TITLE_CASE.atLeast && capitals > words * TITLE_CASE.share;
}

import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";

/** The features of a sentence's form, in the order in which `formOf` writes them. Those behind `bias` that are classes of form-words.tsv count words. */
export const FORM_FEATURES = [
  "bias",
  "length",
  "short",
  "digits",
  "names",
  "regular-past",
  "question",
  "exclamation",
  "quotation",
  "adjectives",
  "amount",
  "quantity",
  "comparison",
  "modality",
  "wish",
  "opinion",
  "second-person",
  "first-singular",
  "first-plural",
  "negation",
  "question-word",
  "courtesy",
  "measured",
  "record",
  "evaluative",
  "irregular-past",
  "verbless",
] as const;

type FormFeature = (typeof FORM_FEATURES)[number];

const NUMBER = new Map<string, number>(FORM_FEATURES.map((name, i) => [name, i]));
const at = (name: FormFeature): number => NUMBER.get(name) ?? 0;
const [LENGTH, SHORT, VERBLESS, DIGITS, NAMES, PAST] = [
  at("length"),
  at("short"),
  at("verbless"),
  at("digits"),
  at("names"),
  at("regular-past"),
];
const [QUESTION, EXCLAMATION, QUOTATION, ADJECTIVES] = [
  at("question"),
  at("exclamation"),
  at("quotation"),
  at("adjectives"),
];
const pos = (tag: (typeof POS_TAGS)[number]): number => POS_TAGS.indexOf(tag);
const [PROPN, VERB, AUX, ADJ, PUNCT] = [pos("PROPN"), pos("VERB"), pos("AUX"), pos("ADJ"), pos("PUNCT")];
/** More than this many words of a kind say no more. */
const ENOUGH = 3;
const FEW_WORDS = 6;
/** Longer than a heading, and what closes a sentence: with either, a sentence without a verb has one that was not recognised. */
const MANY_WORDS = 12;
const CLOSING: ReadonlySet<string> = new Set([".", "!", "?"]);

export type FormLexicon = ReadonlyMap<string, readonly number[]>;

/** The words of form-words.tsv with the numbers of their features. An unknown class is refused. */
export function readFormWords(): FormLexicon {
  return new Map(
    readLexicon(import.meta.url, "form-words.tsv").map(([word = "", classes = ""]) => [
      word,
      classes.split(" ").map((name) => {
        const number = NUMBER.get(name);
        if (number === undefined) throw new Error(`form-words.tsv: ${word} has the unknown class ${name}`);
        return number;
      }),
    ]),
  );
}

/** Writes the features of one sentence into `into`: counts up to three, as thirds; the length as the logarithm of its words. */
export function formOf(tokens: Tokens, range: TokenRange, lexicon: FormLexicon, into: Float64Array): void {
  into.fill(0);
  const add = (feature: number) => {
    into[feature] = Math.min(ENOUGH, (into[feature] ?? 0) + 1);
  };
  let words = 0;
  let verbs = 0;
  for (let i = range.first; i < range.end; i++) {
    const word = tokens.lower[i] ?? "";
    const tag = tokens.pos[i];
    if (tag === PUNCT) {
      if (word === "?") add(QUESTION);
      else if (word === "!") add(EXCLAMATION);
      else if (word === '"' || word === "“" || word === "«" || word === "''") add(QUOTATION);
      continue;
    }
    words++;
    if (tag === VERB || tag === AUX) verbs++;
    const head = word.charCodeAt(0);
    if (48 <= head && head <= 57) add(DIGITS);
    if (tag === PROPN) add(NAMES);
    else if (tag === VERB && word.endsWith("ed")) add(PAST);
    else if (tag === ADJ) add(ADJECTIVES);
    for (const feature of lexicon.get(word) ?? []) add(feature);
  }
  for (let i = 1; i < into.length; i++) into[i] = (into[i] ?? 0) / ENOUGH;
  into[0] = 1;
  into[LENGTH] = Math.log2(1 + words) / 4;
  into[SHORT] = words < FEW_WORDS ? 1 : 0;
  const closed = CLOSING.has(tokens.lower[range.end - 1] ?? "");
  into[VERBLESS] = verbs === 0 && words <= MANY_WORDS && !closed ? 1 : 0;
}

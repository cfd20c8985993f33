import { readLexicon, readWordSet } from "../../text/lexicon.ts";

/** What words do to the tone of a sentence. */
export interface PolarityLexicon {
  /** The weight of a word in lower case, -1..1; 0 for one that has none. Inflected forms count as their base. */
  readonly weight: (word: string) => number;
  readonly negators: ReadonlySet<string>;
  readonly intensifiers: ReadonlyMap<string, number>;
  readonly contrasts: ReadonlySet<string>;
}

/** Words longer than this are none. */
const LONGEST_WORD = 40;
/** The memo of inflected forms forgets everything when it holds this many, so that memory stays bounded. */
const MEMO_SIZE = 50_000;

/** Bases that an English form may come of, the form itself first. */
function* basesOf(word: string): Generator<string> {
  yield word;
  if (/(?:ies|ied)$/.test(word)) yield `${word.slice(0, -3)}y`;
  if (word.endsWith("es")) yield word.slice(0, -2);
  if (word.endsWith("s") && !word.endsWith("ss")) yield word.slice(0, -1);
  for (const ending of ["ed", "ing"]) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    yield stem;
    yield `${stem}e`;
    if (stem.at(-1) === stem.at(-2)) yield stem.slice(0, -1);
  }
  if (word.endsWith("ly")) yield word.slice(0, -2);
}

export function readPolarityLexicon(): PolarityLexicon {
  const weights = new Map(
    readLexicon(import.meta.url, "polarity.tsv").map(([word = "", weight]) => [word, Number(weight)]),
  );
  const memo = new Map<string, number>();
  const lookUp = (word: string): number => {
    if (word.length < 3 || word.length > LONGEST_WORD) return 0;
    for (const base of basesOf(word)) {
      const weight = base.length > 2 ? weights.get(base) : undefined;
      if (weight !== undefined) return weight;
    }
    return 0;
  };
  return {
    weight(word) {
      const known = memo.get(word);
      if (known !== undefined) return known;
      const weight = lookUp(word);
      if (memo.size >= MEMO_SIZE) memo.clear();
      memo.set(word, weight);
      return weight;
    },
    negators: readWordSet(import.meta.url, "negators.tsv"),
    intensifiers: new Map(
      readLexicon(import.meta.url, "intensifiers.tsv").map(([word = "", factor]) => [word, Number(factor)]),
    ),
    contrasts: readWordSet(import.meta.url, "contrasts.tsv"),
  };
}

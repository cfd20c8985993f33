/** What a text shows of its language before any model is asked. */
export interface Evidence {
  /** The text's beginning, enough to tell. */
  readonly sample: string;
  readonly words: number;
  /** The share of words that are English function words. */
  readonly english: number;
  readonly letters: number;
  /** The share of letters that are Latin. */
  readonly latin: number;
}

/** Languages seldom change inside an article; this much text tells. */
const SAMPLE = 3000;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const LATIN = /^\p{Script=Latin}/u;

export function evidenceOf(text: string, functionWords: ReadonlySet<string>): Evidence {
  // Addresses and mark-up look like no language at all.
  const sample = text.slice(0, SAMPLE).replace(/https?:\/\/\S+|[@#]\w+/g, " ");
  let words = 0;
  let english = 0;
  let letters = 0;
  let latin = 0;
  for (const word of sample.match(WORD) ?? []) {
    words++;
    letters += word.length;
    if (LATIN.test(word)) latin += word.length;
    if (functionWords.has(word.toLowerCase())) english++;
  }
  return {
    sample,
    words,
    english: words === 0 ? 0 : english / words,
    letters,
    latin: letters === 0 ? 0 : latin / letters,
  };
}

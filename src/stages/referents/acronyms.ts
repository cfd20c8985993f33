const ACRONYM = /^(?:\p{Lu}\.?){2,8}$/u;
/** Small words that acronyms pass over, or take along. */
const SMALL: ReadonlySet<string> = new Set([
  "of",
  "the",
  "and",
  "for",
  "de",
  "du",
  "des",
  "in",
  "on",
  "to",
  "a",
]);

export function isAcronym(name: string): boolean {
  return ACRONYM.test(name);
}

/** What a name of several words may be shortened to: its initials, with and without small words. "Alliance of Sahel States": ASS, AOSS. */
export function initialsOf(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  const letters = (list: readonly string[]) => list.map((word) => word[0]?.toUpperCase() ?? "").join("");
  return [...new Set([letters(words.filter((word) => !SMALL.has(word))), letters(words)])];
}

/** Whether the letters of an acronym stand in a name in the same order, from the beginning of a word on: DRC in "Democratic Republic of Congo", not AP in "New York". */
export function holdsLetters(name: string, acronym: string): boolean {
  const letters = acronym.toUpperCase().replaceAll(".", "");
  let at = 0;
  let before = " ";
  for (const letter of name.toUpperCase()) {
    if (letter === letters[at] && (at > 0 || before === " ")) at++;
    before = letter;
  }
  return at === letters.length;
}

/** The longest name and acronym that may lie between a name and the acronym that the text defines for it. */
const BETWEEN = /^[\s"'“”‘’]*(?:\(|,?\s*or\s|,?\s*known as\s|,\s*abbreviated\s)[\s"'“”‘’]*(?:the\s)?$/;

/** Whether the text between a name and an acronym defines the one by the other: "X (Y)", "X, or Y". */
export function defines(between: string): boolean {
  return between.length <= 24 && BETWEEN.test(between);
}

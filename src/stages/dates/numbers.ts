import type { Reading } from "./reading.ts";

/** A number that ends before a token, and the first token of it. A null value is not told, as in "several". */
export interface Amount {
  readonly first: number;
  readonly value: number | null;
}

/** "two hundred and twenty - five" and "two and a half" are of six tokens, "two-and-a-half-" of seven. */
const LONGEST = 8;
const DIGITS = /^\d{1,3}(?:,\d{3})+$|^\d{1,7}(?:\.\d{1,3})?$/;

export const digitsOf = (lower: string): number | null =>
  DIGITS.test(lower) ? Number(lower.replaceAll(",", "")) : null;

/** The amount whose last token is before `end`: "three", "90", "twenty-five", "a few", "two and a half"; null for none. */
export function amountBefore(reading: Reading, end: number): Amount | null {
  let first = end;
  while (first > 0 && end - first < LONGEST && isNumberish(reading, first - 1)) first--;
  for (; first < end; first++) {
    const value = amountOf(reading, first, end);
    if (value !== undefined) return { first, value };
  }
  return null;
}

function isNumberish({ lower, words }: Reading, i: number): boolean {
  const word = lower[i] ?? "";
  return words[i]?.number !== undefined || digitsOf(word) !== null || FILLERS.has(word);
}

/** Words inside amounts that are no numbers themselves. */
const FILLERS: ReadonlySet<string> = new Set(["a", "an", "and", "-", "of", "the", "[", "]"]);

/** undefined: these tokens are no amount. */
function amountOf({ lower, words }: Reading, first: number, end: number): number | null | undefined {
  const opening = lower[first] ?? "";
  const isDigits = digitsOf(opening) !== null;
  if (words[first]?.number === undefined && !isDigits && opening !== "a" && opening !== "an")
    return undefined;
  // "a 90-day stay": the article is the stay's.
  const behindArticle = words[first + 1]?.number;
  if (
    first + 1 < end &&
    /^an?$/.test(opening) &&
    (behindArticle === undefined || ONES.has(behindArticle) || lower[first + 1] === "two")
  )
    return undefined;
  const closing = lower[end - 1] ?? "";
  if (closing === "and" || closing === "-") return undefined;

  let total = 0;
  let group = 0;
  let unknown = false;
  let half = false;
  for (let i = first; i < end; i++) {
    const word = lower[i] ?? "";
    const digits = digitsOf(word);
    const number = words[i]?.number;
    if (digits !== null) {
      if (group !== 0) return undefined;
      group = digits;
    } else if (number === null) unknown = true;
    else if (number === undefined) {
      if ((word === "a" || word === "an") && group === 0 && !unknown && i === first) {
        if (i + 1 === end) return 1;
      } else if (!(FILLERS.has(word) && word !== "the" && i > first)) return undefined;
      // "30 a day"
      else if ((word === "a" || word === "an") && !isHalfway(lower, words, i)) return undefined;
      // "two of a": only "couple of" and "dozens of" go on with "of".
      else if (word === "of" && i + 1 !== end) return undefined;
    } else if (number === 0.5) half = true;
    else if (number >= 100) {
      group = (group || 1) * number;
      if (number === 1000) {
        total += group;
        group = 0;
      }
    } else if (number === 12 && word === "dozen") group = (group || 1) * 12;
    else if (group % 10 !== 0 || (group % 100 !== 0 && number >= 10)) return undefined;
    else group += number;
  }
  if (unknown) return null;
  if (total + group === 0 && !half) return undefined;
  return total + group + (half ? 0.5 : 0);
}

/** "half a million", "two and a half". */
const isHalfway = (lower: readonly string[], words: Reading["words"], i: number): boolean =>
  lower[i - 1] === "half" ||
  (words[i + 1]?.number !== undefined && lower[i - 1] === "and") ||
  lower[i - 1] === "-";

/** Numbers that no article goes before: one to ninety but the dozen and the couple. */
const ONES: ReadonlySet<number | null> = new Set([
  ...[1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19],
  ...[20, 30, 40, 50, 60, 70, 80, 90],
]);

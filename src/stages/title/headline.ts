import type { Paragraph } from "../../text/paragraphs.ts";

/** Longer headlines are rarer than short first paragraphs. */
const LONGEST = { characters: 160, words: 26 };
/** How many of the following paragraphs may be short (date line, byline, subtitle) before the body has to begin. */
const BODY_WITHIN = 5;

const CLOSERS = /["'”’»)\]]+$/;
/** A stop that ends a sentence inside the paragraph: two or more lower-case letters, then a stop, then a new beginning. */
const INNER_STOP = /\p{Ll}{2}[.!?]["”’]? +["“‘]?\p{Lu}/u;

/** Whether a first paragraph, with those that follow it, looks like a headline. */
export function looksLikeHeadline(
  text: string,
  rest: readonly Paragraph[],
  dateWords: ReadonlySet<string>,
): boolean {
  if (text.length > LONGEST.characters || !/\p{L}/u.test(text)) return false;
  const words = text.split(/\s+/);
  if (words.length > LONGEST.words) return false;
  const bare = text.replace(CLOSERS, "");
  if (/[:;,–—-]$/.test(bare)) return false;
  // "U.S." and "Corp." may end a headline; any other stop ends a sentence.
  if (bare.endsWith(".") && !/(?:\p{Lu}\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr)\.)$/u.test(bare)) return false;
  if (INNER_STOP.test(text)) return false;
  if (isDateLine(words, dateWords)) return false;
  return rest.slice(0, BODY_WITHIN).some(({ start, end }) => end - start > text.length);
}

/** A paragraph of nothing but the words and numbers of a date. */
function isDateLine(words: readonly string[], dateWords: ReadonlySet<string>): boolean {
  let numbers = 0;
  for (const word of words) {
    const bare = word.replace(/^[(]|[.,)]+$/g, "").toLowerCase();
    if (/^\d{1,4}(?:st|nd|rd|th)?$/.test(bare) || /^\d[\d/.:-]{3,18}$/.test(bare)) numbers++;
    else if (!dateWords.has(bare)) return false;
  }
  return numbers > 0;
}

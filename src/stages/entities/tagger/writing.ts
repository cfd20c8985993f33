/** What a word's letters look like, as bits. */
export const LOOK = { upper: 1, lower: 2, digit: 4, capital: 8, allUpper: 16, mark: 32 } as const;

/** How a word is written: which kinds of characters it has, and whether it begins with a capital or has nothing else. */
export function lookOf(word: string): number {
  let look = 0;
  let letters = 0;
  let uppers = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (97 <= code && code <= 122) {
      look |= LOOK.lower;
      letters++;
    } else if (65 <= code && code <= 90) {
      look |= LOOK.upper;
      if (i === 0) look |= LOOK.capital;
      letters++;
      uppers++;
    } else if (48 <= code && code <= 57) look |= LOOK.digit;
    else if (code < 128) look |= LOOK.mark;
    else {
      const letter = word[i] as string;
      const upper = letter !== letter.toLowerCase();
      if (upper) {
        look |= LOOK.upper | (i === 0 ? LOOK.capital : 0);
        letters++;
        uppers++;
      } else if (letter !== letter.toUpperCase()) {
        look |= LOOK.lower;
        letters++;
      } else look |= LOOK.mark;
    }
  }
  return letters > 0 && letters === uppers ? look | LOOK.allUpper : look;
}

/** A number for the shape of a word, runs of one kind told once: `McDonald` is `XxXx`, `F-16` is `X-9`. */
export function shapeOf(word: string): number {
  let shape = word.length > 3 ? 7 : word.length;
  let last = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let kind = 4;
    if (97 <= code && code <= 122) kind = 1;
    else if (65 <= code && code <= 90) kind = 2;
    else if (48 <= code && code <= 57) kind = 3;
    else if (code >= 128) {
      const letter = word[i] as string;
      kind = letter !== letter.toLowerCase() ? 2 : letter !== letter.toUpperCase() ? 1 : 5;
    } else if (code === 45) kind = 6;
    else if (code === 46) kind = 7;
    if (kind === last) continue;
    shape = (Math.imul(shape, 9) + kind) | 0;
    last = kind;
  }
  return shape;
}

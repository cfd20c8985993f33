/**
 * The words of a text as hashes. A word is a run of letters and digits, lower-cased and without diacritics; a character of a script that
 * puts no spaces between words (Chinese, Japanese, Thai, Khmer, Burmese …) is a word of its own. The arrays are used again by the next call.
 */
export interface Words {
  readonly count: number;
  /** Two independent 32-bit hashes of each word. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** UTF-16 offsets, half-open. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where a sentence or a line begins with the word. */
  readonly begins: Uint8Array;
}

const SEPARATOR = 0;
/** Takes no part: combining marks and format characters. */
const SKIPPED = 1;
const LEAST_CAPACITY = 1024;
const LINE_FEED = 10;
const SPACE = 32;
/** . ! ? … 。 ！ ？ */
const SENTENCE_ENDS: ReadonlySet<number> = new Set([46, 33, 63, 0x2026, 0x3002, 0xff01, 0xff1f]);

/** What each UTF-16 code unit counts as: SEPARATOR, SKIPPED, or the code unit that it is folded to. */
function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) {
    if (0xd800 <= code && code < 0xe000) {
      table[code] = code;
      continue;
    }
    const character = String.fromCharCode(code);
    if (/[\p{M}\p{Cf}]/u.test(character)) table[code] = SKIPPED;
    else if (/[\p{L}\p{N}]/u.test(character))
      table[code] = character.toLowerCase().normalize("NFKD").charCodeAt(0);
  }
  return table;
}

/** Scripts without spaces between words. */
const isUnspaced = (code: number): boolean =>
  code >= 0x0e00 &&
  (code < 0x0f00 ||
    (0x1000 <= code && code < 0x10a0) ||
    (0x1780 <= code && code < 0x1800) ||
    (0x3040 <= code && code < 0x3100) ||
    (0x3400 <= code && code < 0xa000));

/** Mixes the bits of a 32-bit number (the finaliser of MurmurHash3), so that close numbers have unlike hashes. */
export function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

let folded: Uint16Array | undefined;

/** Returns a function that reads the words of a text in one pass. */
export function openWordReader(): (text: string) => Words {
  folded ??= foldTable();
  const fold = folded;
  let words = room(LEAST_CAPACITY);
  return (text) => {
    // A word and what separates it are two characters at least, or one of an unspaced script.
    if (words.first.length < text.length) words = room(Math.max(text.length, words.first.length * 2));
    const { first, second, starts, ends, begins } = words;
    let count = 0;
    let inWord = false;
    let [h1, h2] = [0, 0];
    let sentenceEnd = false;
    let begin = true;
    const close = (end: number) => {
      first[count] = mixed(h1);
      second[count] = mixed(h2);
      ends[count] = end;
      count++;
      inWord = false;
    };
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const letter = fold[code] as number;
      if (letter === SKIPPED) continue;
      const alone = isUnspaced(code);
      if (inWord && (letter === SEPARATOR || alone)) close(i);
      if (letter === SEPARATOR) {
        if (code === LINE_FEED) begin = true;
        else if (SENTENCE_ENDS.has(code)) sentenceEnd = true;
        if (sentenceEnd && (code <= SPACE || code > 0x2fff)) begin = true;
        continue;
      }
      if (!inWord) {
        inWord = true;
        starts[count] = i;
        begins[count] = begin ? 1 : 0;
        begin = sentenceEnd = false;
        h1 = 0x811c9dc5;
        h2 = 0x2f0b4c47;
      }
      h1 = Math.imul(h1 ^ letter, 0x01000193);
      h2 = Math.imul(h2 ^ letter, 0x5bd1e995);
      if (alone) close(i + 1);
    }
    if (inWord) close(text.length);
    return { ...words, count };
  };
}

const room = (capacity: number) => ({
  first: new Uint32Array(capacity),
  second: new Uint32Array(capacity),
  starts: new Uint32Array(capacity),
  ends: new Uint32Array(capacity),
  begins: new Uint8Array(capacity),
});

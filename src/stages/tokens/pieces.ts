import type { Paragraph } from "../../text/paragraphs.ts";

/** A stretch of a paragraph: running text for wink, or an unbroken run too long for it, which is one token. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly unbroken: boolean;
}

/** wink needs time quadratic in the length of a run without white space; no word is as long as this. */
const LONGEST_WORD = 120;
/** wink reads this many characters at once at most. */
const LONGEST_PIECE = 10_000;

const RUN = /\S+/y;
const WHITE = /\s+/y;

/** Cuts a paragraph so that reading it takes time linear in its length. Cuts fall on white space only. */
export function piecesOf(text: string, paragraph: Paragraph): Piece[] {
  const pieces: Piece[] = [];
  let from = -1;
  let to = -1;
  const flush = () => {
    if (from >= 0) pieces.push({ start: from, end: to, unbroken: false });
    from = -1;
  };
  for (let start = paragraph.start; start < paragraph.end; ) {
    const end = Math.min(endOf(RUN, text, start), paragraph.end);
    if (end - start > LONGEST_WORD) {
      flush();
      pieces.push({ start, end, unbroken: true });
    } else {
      if (from >= 0 && end - from > LONGEST_PIECE) flush();
      if (from < 0) from = start;
      to = end;
    }
    start = endOf(WHITE, text, end);
  }
  flush();
  return pieces;
}

/** Where the match that begins at `from` ends; `from` where there is none. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import { paragraphsOf } from "../../text/paragraphs.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Reading } from "./wink.ts";

const POS_NUMBER = new Map<string, number>(POS_TAGS.map((tag, i) => [tag, i]));
const UNKNOWN = 0;
/** Code points that wink drops, which would shift every offset after them. */
const DROPPED_BY_WINK = /[\v\f\u1680\u2000-\u2002\u2006-\u2008\u2028\u2029\u3000\ufeff]/g;

/** Columns that grow while a text is read. */
interface Columns {
  readonly starts: number[];
  readonly ends: number[];
  readonly surface: string[];
  readonly pos: number[];
  readonly opensParagraph: number[];
}

/** Reads a text paragraph by paragraph, each in pieces that wink can take. Linear in the length of the text. */
export function tokenize(text: string, read: (text: string) => Reading): Tokens {
  const columns: Columns = {
    starts: [],
    ends: [],
    surface: [],
    pos: [],
    opensParagraph: [],
  };
  for (const paragraph of paragraphsOf(text)) {
    const first = columns.starts.length;
    for (const piece of piecesOf(text, paragraph)) {
      if (piece.unbroken) add(columns, text, piece.start, piece.end, UNKNOWN);
      else
        addReading(
          columns,
          text,
          piece,
          read(text.slice(piece.start, piece.end).replace(DROPPED_BY_WINK, " ")),
        );
    }
    if (first < columns.starts.length) {
      columns.opensParagraph[first] = 1;
    }
  }
  return {
    count: columns.starts.length,
    starts: Int32Array.from(columns.starts),
    ends: Int32Array.from(columns.ends),
    surface: columns.surface,
    lower: columns.surface.map((word) => word.toLowerCase()),
    pos: Uint8Array.from(columns.pos),
    opensParagraph: Uint8Array.from(columns.opensParagraph),
  };
}

function add(columns: Columns, text: string, start: number, end: number, pos: number): void {
  columns.starts.push(start);
  columns.ends.push(end);
  columns.surface.push(text.slice(start, end));
  columns.pos.push(pos);
  columns.opensParagraph.push(0);
}

/** Finds each token of a reading in the text: behind white space, the next token begins where the last one ended. */
function addReading(columns: Columns, text: string, piece: Piece, { values, pos }: Reading): void {
  let at = piece.start;
  values.forEach((value, i) => {
    const word = value.trim();
    if (word === "") return;
    while (at < piece.end && text.slice(at, at + 1).trim() === "") at++;
    // wink gives back what it read, but for white space; were it ever not so, the search keeps the offsets true.
    const start = text.startsWith(word, at) ? at : text.slice(at, piece.end).indexOf(word) + at;
    if (start < at) return;
    add(columns, text, start, start + word.length, POS_NUMBER.get(pos[i] ?? "X") ?? UNKNOWN);
    at = start + word.length;
  });
}

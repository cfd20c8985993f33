/** A stretch of text between line breaks that ends where its last visible character ends. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029\u0085]/g;
/**
 * What tells wrapped lines (e-mail, wire copy, Project Gutenberg, pages copied from a browser). A line that goes on in lower case is at least
 * `shortest` characters long, and one that is the only one of its block `alone`. Other lines go on if the next word would have reached `full` of
 * the width: whoever wraps fills lines.
 */
const WRAPPED = { shortest: 40, alone: 60, full: 0.9 };
const LOWER = /\p{Ll}/uy;
/** An address or the name of a field, such as `cc:`. */
const FIELD = /[\p{Ll}-]{1,12}:/uy;
const FINISHED = /[.!?:;…]["”’')\]]{0,3}$/u;
/** So many characters are enough to tell how a line ends. */
const TAIL = 8;

interface Line extends Paragraph {
  readonly blank: boolean;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  const push = (to: number) => {
    const line = text.slice(from, to);
    const start = from + line.length - line.trimStart().length;
    const end = from + line.trimEnd().length;
    lines.push(end <= start ? { start: from, end: from, blank: true } : { start, end, blank: false });
  };
  for (const match of text.matchAll(LINE_BREAK)) {
    push(match.index);
    from = match.index + match[0].length;
  }
  push(text.length);
  return lines;
}

const startsWith = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

const lengthOf = ({ start, end }: Paragraph): number => end - start;

/** Whether each line of a block, but for the first, goes on in the middle of the sentence of the line before: in lower case, after a long line without a stop. */
function goingOn(text: string, block: readonly Line[]): boolean[] {
  // Where a paragraph begins in lower case, that tells nothing: lists, captions, transcripts without capitals.
  let opensLower = true;
  return block.map((line, k) => {
    const before = block[k - 1];
    const lower = startsWith(LOWER, text, line.start);
    const goesOn =
      before !== undefined &&
      !opensLower &&
      lower &&
      !startsWith(FIELD, text, line.start) &&
      lengthOf(before) >= WRAPPED.shortest &&
      !FINISHED.test(text.slice(Math.max(before.start, before.end - TAIL), before.end));
    if (!goesOn) opensLower = lower;
    return goesOn;
  });
}

/** The width to which a block's lines are wrapped; infinite if they are not. */
function widthOf(block: readonly Line[], goesOn: readonly boolean[]): number {
  const wrapped = block.filter((_, k) => goesOn[k + 1]);
  const width = wrapped.reduce((most, line) => Math.max(most, lengthOf(line)), 0);
  return wrapped.length > 1 || width >= WRAPPED.alone ? width : Number.POSITIVE_INFINITY;
}

/** The paragraphs of lines without a blank one between them. */
function paragraphsIn(text: string, block: readonly Line[]): Paragraph[] {
  const goesOn = goingOn(text, block);
  const width = widthOf(block, goesOn);
  if (width === Number.POSITIVE_INFINITY) return block.map(({ start, end }) => ({ start, end }));
  const paragraphs: { start: number; end: number }[] = [];
  block.forEach((line, k) => {
    const before = block[k - 1];
    const open = paragraphs.at(-1);
    const isFilled = before && lengthOf(before) + 1 + firstWord(text, line) > WRAPPED.full * width;
    if (open && (goesOn[k] || (isFilled && lengthOf(before) <= width))) open.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  });
  return paragraphs;
}

/** The length of a line's first word, or so much of it as a line could hold. */
function firstWord(text: string, { start, end }: Line): number {
  const space = text.slice(start, Math.min(end, start + 40)).search(/\s/u);
  return space < 0 ? Math.min(end - start, 40) : space;
}

/** The paragraphs of a text, in order. A blank line always divides; a single line break does unless it only wraps a long line. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let block: Line[] = [];
  const close = () => {
    for (const paragraph of paragraphsIn(text, block)) paragraphs.push(paragraph);
    block = [];
  };
  for (const line of linesOf(text)) {
    if (line.blank) close();
    else block.push(line);
  }
  close();
  return paragraphs;
}

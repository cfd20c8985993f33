/** A stretch of text between line breaks that ends where its last visible character ends. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029\u0085]/g;
/** Lines of a hard-wrapped text are of this many characters (e-mail, wire copy, Project Gutenberg). */
const WRAPPED = { shortest: 40, longest: 100 };

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

/** Whether line breaks inside this block only wrap long lines: all lines about as long, and some go on in lower case. */
function isWrapped(text: string, block: readonly Line[]): boolean {
  if (block.length < 2) return false;
  const full = block
    .slice(0, -1)
    .every(({ start, end }) => WRAPPED.shortest <= end - start && end - start <= WRAPPED.longest);
  const last = block.at(-1);
  const continued = block
    .slice(1)
    .filter(({ start }) => /^\p{Ll}/u.test(text.slice(start, start + 2))).length;
  return (
    full &&
    last !== undefined &&
    last.end - last.start <= WRAPPED.longest &&
    continued * 3 >= block.length - 1
  );
}

/** The paragraphs of a text, in order. A blank line always divides; a single line break does unless it only wraps a long line. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let block: Line[] = [];
  const close = () => {
    const [first] = block;
    const last = block.at(-1);
    if (first && last && isWrapped(text, block)) paragraphs.push({ start: first.start, end: last.end });
    else for (const { start, end } of block) paragraphs.push({ start, end });
    block = [];
  };
  for (const line of linesOf(text)) {
    if (line.blank) close();
    else block.push(line);
  }
  close();
  return paragraphs;
}

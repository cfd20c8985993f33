import { inLook, lookOf, type Style } from "./palette.ts";
import { visible, widthOf } from "./visible-text.ts";

/** A stretch of a text that is to be seen. UTF-16 offsets, half-open. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
  /** What is written behind it where there is no colour. */
  readonly label: string;
}

interface Edge {
  readonly at: number;
  readonly mark: Mark;
  readonly opens: boolean;
}

/**
 * A text in lines of at most `width` columns with its marks: in colour, or in brackets with a label, such as `[Mali GPE]`. Marks may
 * overlap in any way. Line ends of the text are kept; every other control character is made visible.
 */
export function markedText(text: string, marks: readonly Mark[], width: number, colour: boolean): string {
  const lines = lineBreaker(width);
  const active = new Map<Style, number>();
  let from = 0;
  const write = (to: number) => {
    const look = colour ? lookOf(active.keys()) : "";
    for (const [piece] of text.slice(from, to).matchAll(/\n|[^\S\n]+|\S+/g)) {
      if (piece === "\n") lines.end();
      else if (/^\s/.test(piece)) lines.space(look);
      else lines.word(visible(piece), look);
    }
    from = Math.max(from, to);
  };
  for (const { at, mark, opens } of edgesOf(marks, text.length)) {
    write(at);
    const count = (active.get(mark.style) ?? 0) + (opens ? 1 : -1);
    if (count > 0) active.set(mark.style, count);
    else active.delete(mark.style);
    if (colour) continue;
    lines.word(opens ? "[" : ` ${visible(mark.label)}]`);
  }
  write(text.length);
  return lines.read();
}

/** Where marks begin and end, in the order of the text: ends before beginnings, inner ends first, outer beginnings first. */
function edgesOf(marks: readonly Mark[], length: number): Edge[] {
  const edges = marks.flatMap((mark): Edge[] => {
    const [start, end] = [Math.min(mark.start, length), Math.min(mark.end, length)];
    return start < end
      ? [
          { at: start, mark, opens: true },
          { at: end, mark, opens: false },
        ]
      : [];
  });
  return edges.sort(
    (a, b) =>
      a.at - b.at ||
      Number(a.opens) - Number(b.opens) ||
      (a.opens ? b.mark.end - a.mark.end : b.mark.start - a.mark.start),
  );
}

/** Text in one look. */
interface Run {
  readonly look: string;
  readonly text: string;
}

/** Puts words into lines. What is written without a space between is one word. */
function lineBreaker(width: number) {
  const done: string[] = [];
  let line: Run[] = [];
  let lineWidth = 0;
  let gap: Run | null = null;
  let word: Run[] = [];
  let wordWidth = 0;
  const endLine = () => {
    done.push(written(line));
    line = [];
    lineWidth = 0;
    gap = null;
  };
  const settle = () => {
    if (word.length === 0) return;
    if (lineWidth > 0 && lineWidth + (gap ? 1 : 0) + wordWidth > width) endLine();
    if (gap) line.push(gap);
    line.push(...word);
    lineWidth += (gap ? 1 : 0) + wordWidth;
    gap = null;
    word = [];
    wordWidth = 0;
  };
  return {
    word(text: string, look = "") {
      word.push({ text, look });
      wordWidth += widthOf(text);
    },
    /** A run of white space is one column wide. */
    space(look: string) {
      settle();
      if (lineWidth > 0) gap = { text: " ", look };
    },
    end() {
      settle();
      endLine();
    },
    read() {
      settle();
      return [...done, written(line)].join("\n");
    },
  };
}

/** Runs of one look put together, each ended within itself, so that no line break carries it on. */
function written(runs: readonly Run[]): string {
  let out = "";
  let text = "";
  runs.forEach((run, i) => {
    text += run.text;
    if (runs[i + 1]?.look === run.look) return;
    out += inLook(text, run.look);
    text = "";
  });
  return out;
}

import type { Tokens } from "../../core/tokens.ts";
import type { Sentence } from "../../schema/sentences.ts";

const DASH = /^[-–—:]+$/;

/**
 * Sentences from the tokens that open one. A dateline, which ends at `datelineEnd` (-1: there is none), is a sentence of its own,
 * and the dash behind it belongs to none.
 */
export function spansOf(tokens: Tokens, opens: Uint8Array, datelineEnd: number): Sentence[] {
  const { count, starts, ends, surface, opensParagraph } = tokens;
  const sentences: Sentence[] = [];
  let paragraph = -1;
  let first = 0;
  const close = (afterLast: number) => {
    const start = starts[first];
    const end = ends[afterLast - 1];
    if (start === undefined || end === undefined || afterLast <= first) return;
    sentences.push({ id: `s${sentences.length}`, start, end, paragraph: Math.max(paragraph, 0) });
  };
  for (let i = 0; i < count; i++) {
    const datelineStops =
      datelineEnd >= 0 && i > first && (ends[i - 1] ?? 0) <= datelineEnd && datelineEnd <= (starts[i] ?? 0);
    if (opens[i] === 1 || opensParagraph[i] === 1 || datelineStops) {
      close(i);
      first = i;
      if (datelineStops)
        while (first < count && opensParagraph[first] === 0 && DASH.test(surface[first] ?? "")) first++;
      if (opensParagraph[i] === 1) paragraph++;
      i = Math.max(i, first);
    }
  }
  close(count);
  return sentences;
}

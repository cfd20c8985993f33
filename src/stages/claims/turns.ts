import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";

const TAKES_NOBODY: ReadonlySet<string> = new Set(["A"]);
const ASKS: ReadonlySet<string> = new Set(["Q"]);

/** Turns, and 1 for every token of them and of the questions between. */
export interface Turns {
  readonly found: readonly Finding[];
  readonly covered: Uint8Array;
}

/** The turns of a transcript or an interview, of "A:" without a source. What an interviewer asks behind "Q:" is no claim. */
export function turnsOf({ tokens, labels }: Reading): Turns {
  const found: Finding[] = [];
  const covered = new Uint8Array(tokens.count + 1);
  for (const { first, end: colon } of labels) {
    let end = colon + 1;
    while (end < tokens.count && tokens.opensParagraph[end] !== 1) end++;
    covered.fill(1, first, end);
    const name = tokens.surface[first] ?? "";
    const single = colon - first === 1;
    if (end === colon + 1 || (single && ASKS.has(name))) continue;
    const isAnswer = single && TAKES_NOBODY.has(name);
    found.push({
      content: { first: colon + 1, end },
      source: isAnswer ? null : { first, end: colon },
      cue: isAnswer ? null : { first: colon, end: colon + 1 },
      word: null,
      by: "turn",
    });
  }
  return { found, covered };
}

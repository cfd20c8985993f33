import type { Tokens } from "../../core/tokens.ts";
import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";

const LONGEST_LABEL = 6;
const CAPITALS = /^[\p{Lu}][\p{Lu}.'’-]*$/u;
const CAPITALISED = /^\p{Lu}[\p{L}.'’-]*$/u;
const MARK = /^["“”'‘]+$/;
/** One label alone can be a headline: "AP: Talks fail". */
const FEWEST_TURNS = 2;
/** Labels not in capitals ("Smith:", but "Where:" too) are those of a talk when so many of them come again. */
const FEWEST_SPEAKERS = 2;
const TAKES_NOBODY: ReadonlySet<string> = new Set(["A"]);
const ASKS: ReadonlySet<string> = new Set(["Q"]);

/** Turns, and 1 for every token of them and of the questions between. */
export interface Turns {
  readonly found: readonly Finding[];
  readonly covered: Uint8Array;
}

/**
 * The turns of a transcript or an interview: paragraphs that begin with a speaker's name in capitals and a colon ("TAPPER: Why not debate?"),
 * with "A:", or with one of several names that come again ("Tapper: …", "Pence: …"). What an interviewer asks behind "Q:" is no claim.
 */
export function turnsOf({ tokens }: Reading): Turns {
  const found: Finding[] = [];
  const covered = new Uint8Array(tokens.count + 1);
  const word = labelWord(tokens);
  let labels = 0;
  for (let first = 0; first < tokens.count; first++) {
    if (tokens.opensParagraph[first] !== 1) continue;
    const colon = labelEnd(tokens, first, word);
    if (colon < 0) continue;
    labels++;
    const from = MARK.test(tokens.surface[first] ?? "") ? first + 1 : first;
    let end = colon + 1;
    while (end < tokens.count && tokens.opensParagraph[end] !== 1) end++;
    covered.fill(1, first, end);
    const name = tokens.surface[from] ?? "";
    const single = colon - from === 1;
    if (end === colon + 1 || (single && ASKS.has(name))) continue;
    const isAnswer = single && TAKES_NOBODY.has(name);
    found.push({
      content: { first: colon + 1, end },
      source: isAnswer ? null : { first: from, end: colon },
      cue: isAnswer ? null : { first: colon, end: colon + 1 },
      word: null,
      by: "turn",
    });
  }
  return labels >= FEWEST_TURNS ? { found, covered } : { found: [], covered: covered.fill(0) };
}

/** What a word of a label looks like: capitals, and other capitalised words where several labels of these come again. */
function labelWord(tokens: Tokens): RegExp {
  const counts = new Map<string, number>();
  for (let first = 0; first < tokens.count; first++) {
    if (tokens.opensParagraph[first] !== 1) continue;
    const colon = labelEnd(tokens, first, CAPITALISED);
    if (colon < 0) continue;
    const label = tokens.surface.slice(first, colon).join(" ");
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let again = 0;
  for (const count of counts.values()) if (count > 1) again++;
  return again >= FEWEST_SPEAKERS ? CAPITALISED : CAPITALS;
}

/** The colon behind a label that a paragraph begins with, -1 for none. */
function labelEnd({ count, surface }: Tokens, first: number, word: RegExp): number {
  let i = first;
  if (MARK.test(surface[i] ?? "")) i++;
  const from = i;
  while (i < Math.min(count, from + LONGEST_LABEL) && word.test(surface[i] ?? "")) i++;
  return i > from && surface[i] === ":" ? i : -1;
}

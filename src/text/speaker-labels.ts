import type { Tokens } from "../core/tokens.ts";
import type { TokenRange } from "./sentence-tokens.ts";

const LONGEST_LABEL = 6;
const CAPITALS = /^[\p{Lu}][\p{Lu}.'’-]*$/u;
const CAPITALISED = /^\p{Lu}[\p{L}.'’-]*$/u;
const MARK = /^["“”'‘]+$/;
/** One label alone can be a headline: "AP: Talks fail". */
const FEWEST_LABELS = 2;
/** Labels not in capitals ("Smith:", but "Where:" too) are those of a talk when so many of them come again. */
const FEWEST_SPEAKERS = 2;

/**
 * The labels of a transcript or an interview, in text order, each without the colon that follows it: what its paragraphs begin with, a name in
 * capitals ("TAPPER: Why not debate?"), "Q:" and "A:", or one of several names that come again ("Tapper: …", "Pence: …").
 */
export function speakerLabels(tokens: Tokens): TokenRange[] {
  const word = labelWord(tokens);
  const labels = paragraphLabels(tokens, word);
  return labels.length >= FEWEST_LABELS ? labels : [];
}

/** What a word of a label looks like: capitals, and other capitalised words where several labels of these come again. */
function labelWord(tokens: Tokens): RegExp {
  const counts = new Map<string, number>();
  for (const { first, end } of paragraphLabels(tokens, CAPITALISED)) {
    const label = tokens.surface.slice(first, end).join(" ");
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let again = 0;
  for (const count of counts.values()) if (count > 1) again++;
  return again >= FEWEST_SPEAKERS ? CAPITALISED : CAPITALS;
}

function paragraphLabels(tokens: Tokens, word: RegExp): TokenRange[] {
  const labels: TokenRange[] = [];
  for (let at = 0; at < tokens.count; at++) {
    const label = tokens.opensParagraph[at] === 1 ? labelAt(tokens, at, word) : null;
    if (label) labels.push(label);
  }
  return labels;
}

/** The label that a paragraph begins with, perhaps behind a quotation mark. */
function labelAt({ count, surface }: Tokens, opens: number, word: RegExp): TokenRange | null {
  const first = MARK.test(surface[opens] ?? "") ? opens + 1 : opens;
  let end = first;
  while (end < Math.min(count, first + LONGEST_LABEL) && word.test(surface[end] ?? "")) end++;
  return end > first && surface[end] === ":" ? { first, end } : null;
}

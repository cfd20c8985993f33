import type { TokenRange } from "../../text/sentence-tokens.ts";
import { opensQuotation, type Reading } from "./reading.ts";

const EDGE: ReadonlySet<string> = new Set([",", ".", ";", ":", "-", "–", "—", "--", "...", "…"]);
/** Words behind a comma that end what is reported and begin what the writer adds. */
const TURNS: ReadonlySet<string> = new Set([
  "but",
  "while",
  "although",
  "though",
  "according",
  "whereas",
  "despite",
]);

/** A content without marks at its edges that belong to the sentence around it. Quotation marks stay, as in PolNeAR. Null when nothing is left. */
export function trimmedContent({ tokens }: Reading, first: number, end: number): TokenRange | null {
  while (first < end && EDGE.has(tokens.lower[first] ?? "")) first++;
  while (first < end && EDGE.has(tokens.lower[end - 1] ?? "")) end--;
  return first < end ? { first, end } : null;
}

/** Where a content that begins at `first` ends: with its quotation, at a turn of the clause, or with the sentence. */
export function contentEnd(reading: Reading, first: number, sentenceEnd: number): number {
  const { tokens, nextStop, cues } = reading;
  const quotation = opensQuotation(reading, first);
  if (quotation && quotation.end >= sentenceEnd) return quotation.end;
  for (
    let i = nextStop[quotation?.end ?? first] ?? sentenceEnd;
    i < sentenceEnd;
    i = nextStop[i + 1] ?? sentenceEnd
  ) {
    const mark = tokens.lower[i];
    if (mark === ";") return i;
    if (mark !== ",") continue;
    const next = tokens.lower[i + 1] ?? "";
    if (TURNS.has(next) || (next.endsWith("ing") && cues.verbs.has(next))) return i;
  }
  const last = reading.quotations[reading.quotationOf[sentenceEnd - 1] ?? -1];
  return last !== undefined && last.first >= first ? Math.max(last.end, sentenceEnd) : sentenceEnd;
}

/** Where a content really ends when whole quoted sentences of the same speaker follow in the paragraph: `"…," she said. "…"` */
export function continuedQuotation(
  reading: Reading,
  end: number,
  isSentenceStart: (token: number) => boolean,
): number {
  let at = end;
  while (at < reading.tokens.count && reading.tokens.opensParagraph[at] !== 1) {
    const quotation = opensQuotation(reading, at);
    if (!quotation || !(quotation.end === reading.tokens.count || isSentenceStart(quotation.end))) break;
    at = quotation.end;
  }
  return at;
}

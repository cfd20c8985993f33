import type { TokenRange } from "../../text/sentence-tokens.ts";
import { opensQuotation, type Reading } from "./reading.ts";

const EDGE: ReadonlySet<string> = new Set([",", ".", ";", ":", "-", "–", "—", "--", "...", "…"]);

/** A content without marks at its edges that belong to the sentence around it. Quotation marks stay, as in PolNeAR. Null when nothing is left. */
export function trimmedContent({ tokens }: Reading, from: number, to: number): TokenRange | null {
  let first = from;
  let end = to;
  while (first < end && EDGE.has(tokens.lower[first] ?? "")) first++;
  while (first < end && EDGE.has(tokens.lower[end - 1] ?? "")) end--;
  return first < end ? { first, end } : null;
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

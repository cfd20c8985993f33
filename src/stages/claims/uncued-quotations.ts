import type { TokenRange } from "../../text/sentence-tokens.ts";
import { continuedQuotation } from "./content-span.ts";
import type { Finding } from "./finding.ts";
import { isSpeech, type Reading } from "./reading.ts";

/** A quotation that begins at most this many tokens behind another goes on in its speaker's voice. */
const GAP = 8;

/**
 * Quotations that make up whole sentences and that no cue claims: direct speech of whoever a sentence with a colon before it announces
 * (`announcer` of the quotation's first token), of the last speaker when it follows at once, else of somebody unnamed.
 */
export function uncuedQuotations(
  reading: Reading,
  findings: readonly Finding[],
  announcer: (token: number) => TokenRange | null,
): Finding[] {
  const starts = new Set(reading.sentences.map(({ first }) => first));
  const isSentenceStart = (token: number) => starts.has(token);
  const taken = new Uint8Array(reading.quotations.length);
  for (const { content, cue } of findings) {
    for (const { first, end } of cue ? [content, cue] : [content])
      for (let i = first; i < end; i++) {
        const quotation = reading.quotationOf[i] ?? -1;
        if (quotation < 0) continue;
        taken[quotation] = 1;
        i = (reading.quotations[quotation]?.end ?? i + 1) - 1;
      }
  }
  const found: Finding[] = [];
  const ordered = findings.toSorted((a, b) => a.content.first - b.content.first);
  const quotationAt = ({ content }: Finding) => (reading.quotationOf[content.first] ?? -1) !== -1;
  let next = 0;
  let last: Finding | null = null;
  reading.quotations.forEach((quotation, i) => {
    const { first, end } = quotation;
    if (taken[i] === 1 || first < (found.at(-1)?.content.end ?? 0)) return;
    const isAnnounced = reading.tokens.lower[first - 1] === ":";
    const whole =
      (isAnnounced || isSentenceStart(first)) && (end === reading.tokens.count || isSentenceStart(end));
    if (!whole || !isSpeech(reading, quotation)) return;
    const content = { first, end: continuedQuotation(reading, end, isSentenceStart) };
    while ((ordered[next]?.content.first ?? first) < first) last = ordered[next++] ?? last;
    const spokenUpTo = Math.max(last?.content.end ?? -GAP, last?.cue?.end ?? 0, last?.source?.end ?? 0);
    const goesOn = last !== null && quotationAt(last) && first - spokenUpTo <= GAP;
    last = {
      content,
      source: announcer(first) ?? (goesOn ? (last?.source ?? null) : null),
      cue: null,
      word: null,
      by: "quotation",
    };
    found.push(last);
  });
  return found;
}

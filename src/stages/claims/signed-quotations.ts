import { DASHES } from "./closed-classes.ts";
import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";
import { isSpeech } from "./reading.ts";
import { TAG } from "./tags.ts";

const LONGEST = 12;

/** Quotations with the speaker's name behind a dash, as in letters and collections: "…never again." — Ana Torres. */
export function signedQuotations(reading: Reading, findings: readonly Finding[]): Finding[] {
  const { tokens, quotations, quotationOf } = reading;
  const taken = new Set<number>();
  for (const { content } of findings) taken.add(quotationOf[content.first] ?? -1);
  return quotations.flatMap((quotation, i): Finding[] => {
    const dash = quotation.end;
    if (taken.has(i) || !DASHES.has(tokens.lower[dash] ?? "") || !isSpeech(reading, quotation)) return [];
    let end = dash + 1;
    while (
      end < Math.min(tokens.count, dash + 1 + LONGEST) &&
      tokens.opensParagraph[end] !== 1 &&
      isName(tokens.pos[end])
    )
      end++;
    const closes =
      end >= tokens.count || tokens.opensParagraph[end] === 1 || tokens.pos[end] === TAG.punctuation;
    if (end === dash + 1 || tokens.pos[dash + 1] !== TAG.name || !closes) return [];
    return [
      {
        content: { first: quotation.first, end: quotation.end },
        source: { first: dash + 1, end },
        cue: { first: dash, end: dash + 1 },
        word: null,
        by: "signed",
      },
    ];
  });
}

const isName = (tag: number | undefined): boolean =>
  tag === TAG.name ||
  tag === TAG.noun ||
  tag === TAG.adposition ||
  tag === TAG.determiner ||
  tag === TAG.adjective;

import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import type { Tokens } from "../../core/tokens.ts";
import type { Dateline } from "../../schema/dateline.ts";
import { readLexicon, readWordSet } from "../../text/lexicon.ts";
import { readMonths } from "../../text/months.ts";
import { readDateLine } from "./date-line.ts";
import { openDateReader } from "./date-part.ts";
import { readOpening } from "./opening.ts";

/** A byline or a picture's credit may stand between the title and the paragraph that the dateline opens. */
const PARAGRAPHS_TRIED = 2;
const LONGEST_BYLINE = 60;

/** The place and date that open a report. Strict: what could as well be a sentence's beginning is none. */
export const dateline = defineStage({
  writes: "dateline",
  reads: ["tokens", "title"],
  version: "2",
  languages: ENGLISH,
  defaults: {},
  open() {
    const months = new Set(readMonths().map(({ word }) => word));
    const weekdays = readWordSet(import.meta.url, "weekdays.tsv");
    const readDate = openDateReader(months, weekdays);
    const words = {
      notPlaces: readWordSet(import.meta.url, "not-places.tsv"),
      shortPlaces: readWordSet(import.meta.url, "short-places.tsv"),
      connectors: new Set(readLexicon(import.meta.url, "connectors.tsv").map(([word = ""]) => word)),
    };
    return (doc, { tokens, title }): Dateline => {
      const bodies = paragraphsFrom(tokens, title?.end ?? 0, PARAGRAPHS_TRIED);
      for (const { start, end } of bodies) {
        const found =
          readDateLine(doc.text, start, end, readDate) ?? readOpening(doc.text, start, end, readDate, words);
        if (found) return found;
        if (end - start > LONGEST_BYLINE || /[.!?]["”’)]?$/.test(doc.text.slice(end - 2, end))) return null;
      }
      return null;
    };
  },
});

/** The first paragraphs at or behind an offset, as stretches of text. */
function paragraphsFrom(tokens: Tokens, offset: number, most: number): { start: number; end: number }[] {
  const { count, starts, ends, opensParagraph } = tokens;
  const paragraphs: { start: number; end: number }[] = [];
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    if (start < offset) continue;
    const last = paragraphs.at(-1);
    if (opensParagraph[i] !== 1 && last) last.end = end;
    else if (opensParagraph[i] === 1) {
      if (paragraphs.length === most) break;
      paragraphs.push({ start, end });
    }
  }
  return paragraphs;
}

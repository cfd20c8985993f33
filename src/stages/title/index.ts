import { defineStage } from "../../core/stage.ts";
import { readWordSet } from "../../text/lexicon.ts";
import { paragraphsOf } from "../../text/paragraphs.ts";
import { looksLikeHeadline } from "./headline.ts";

/** Markdown marks a heading so; the marks are no part of the title. */
const HEADING_MARK = /^#{1,6}[ \t]+/;

/** The headline: the first paragraph, if it looks like one. Titles that the input brought never come here. */
export const title = defineStage({
  writes: "title",
  reads: [],
  version: "2",
  defaults: {},
  open() {
    const dateWords = readWordSet(import.meta.url, "date-words.tsv");
    return (doc) => {
      const [first, ...rest] = paragraphsOf(doc.text);
      if (!first) return null;
      const mark = HEADING_MARK.exec(doc.text.slice(first.start, Math.min(first.end, first.start + 16)));
      const start = first.start + (mark?.[0].length ?? 0);
      const text = doc.text.slice(start, first.end);
      return looksLikeHeadline(text, rest, dateWords) ? { text, start, end: first.end } : null;
    };
  },
});

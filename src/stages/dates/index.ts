import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import type { DateExpression } from "../../schema/dates.ts";
import { openHemispheres } from "./hemisphere.ts";
import { readingOf } from "./reading.ts";
import { openRecognisers } from "./recognisers.ts";
import { type ReferenceMoment, readReference } from "./reference-moment.ts";
import { resolve } from "./refiners/resolve.ts";
import { openRefiners } from "./refiners.ts";
import { openLexicon } from "./words.ts";

/**
 * Temporal expressions as TIMEX3: recognisers find them in one pass over the tokens, refiners settle overlaps and modifiers, and
 * each is resolved against the reference or a date named before it.
 */
export const dates = defineStage({
  writes: "dates",
  reads: ["tokens", "sentences", "reference"],
  uses: ["dateline"],
  version: "3",
  languages: ENGLISH,
  defaults: {
    /** Whether 03/04/2025 is in April when nothing in the document tells. */
    dayFirst: false,
  },
  open({ dayFirst }) {
    const lexicon = openLexicon();
    const recognise = openRecognisers(lexicon.words);
    const hemisphereOf = openHemispheres();
    const refiners = openRefiners(dayFirst);
    return (doc, { tokens, sentences, reference, dateline }, warn): DateExpression[] => {
      const reading = readingOf(doc.text, tokens, sentences, lexicon);
      let all = recognise(reading);
      for (const [, refine] of refiners) all = refine(all, reading);

      const sentenceOf = (token: number) => reading.sentence[token] ?? 0;
      const moment = readReference(reference.value);
      const resolved = resolve(all, sentenceOf, moment, {
        hours: lexicon.hours,
        hemisphere: hemisphereOf(dateline),
      });
      const lost = all.filter(
        ({ meaning }, k) => PLACED.has(meaning.kind) && (resolved[k]?.value ?? "").startsWith("XX"),
      ).length;
      if (lost > 0 && (moment?.exactness ?? 0) < DAY)
        warn(
          "no-reference",
          `${whyLost(moment)}: ${lost} relative ${lost === 1 ? "date is" : "dates are"} not resolved.`,
        );

      return all.map(({ start, end, type, mod, quant, freq, by }, k) => ({
        id: `d${k}`,
        start,
        end,
        text: doc.text.slice(start, end),
        type,
        value: resolved[k]?.value ?? "X",
        mod,
        quant,
        freq,
        interval: resolved[k]?.interval ?? null,
        anchor: resolved[k]?.anchor ?? "none",
        by,
      }));
    };
  },
});

/** Kinds of expression that a reference would have placed. */
const PLACED: ReadonlySet<string> = new Set(["point", "weekday", "shift", "holiday", "day-of-month", "part"]);
const DAY = 2;

function whyLost(moment: ReferenceMoment | null): string {
  if (moment === null) return "Nothing says when the text was written";
  return `Only the ${moment.exactness === 1 ? "month" : "year"} is known in which the text was written`;
}

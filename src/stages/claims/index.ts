import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { openCertainty, openPolarity } from "./certainty.ts";
import { readCues } from "./cues.ts";
import { findingsOf } from "./findings.ts";
import { ownVoice } from "./own-voice.ts";
import { readingOf } from "./reading.ts";
import { openTenseRules } from "./tense.ts";
import { openCompromise } from "./tense-by-compromise.ts";
import { toClaims } from "./to-claims.ts";

/**
 * Who said what: quotations and reported speech by frames around cue words, and the writer's own sentences that are worth checking.
 * `threshold` is the check-worthiness from which an own sentence is a claim.
 */
export const claims = defineStage({
  writes: "claims",
  reads: ["tokens", "sentences", "entities", "referents", "dates", "checkworthiness"],
  version: "1",
  languages: ENGLISH,
  defaults: { threshold: 0.5 },
  open({ threshold }) {
    const cues = readCues();
    const judges = {
      certainty: openCertainty(),
      polarity: openPolarity(),
      tense: openTenseRules(),
      openTense: openCompromise(),
    };
    return (doc, layers) => {
      const reading = readingOf(doc.text, layers.tokens, layers.sentences, cues);
      const attributed = findingsOf(reading);
      const own = ownVoice(reading, attributed, layers.checkworthiness, threshold);
      return toClaims(doc.text, reading, layers, [...attributed, ...own], judges);
    };
  },
});

import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { openCertainty, openPolarity } from "./certainty.ts";
import { CONFIDENCE_FILE, openConfidence } from "./confidence/confidence.ts";
import { likelyClaims } from "./confidence/likely.ts";
import { findingsOf } from "./findings.ts";
import { ownVoice } from "./own-voice.ts";
import { readingOf } from "./reading.ts";
import { CLAIM_FILES, readChain, readKnowledge } from "./tagger/files.ts";
import { type CueBias, openCueTagging } from "./tagger/tag-cues.ts";
import { openPartTagging } from "./tagger/tag-parts.ts";
import { viewOf } from "./tagger/view.ts";
import { openTenseRules } from "./tense.ts";
import { toClaims } from "./to-claims.ts";
import { openCompromise } from "./verbs-by-compromise.ts";
import { openWho } from "./who.ts";

/**
 * Who said what: quotations and reported speech by two trained models, and the writer's own sentences that are worth checking.
 * `threshold` is the check-worthiness from which an own sentence is a claim.
 */
export const claims = defineStage({
  writes: "claims",
  reads: ["tokens", "sentences", "entities", "referents", "dates", "checkworthiness"],
  version: "8",
  languages: ENGLISH,
  models: [...Object.values(CLAIM_FILES), CONFIDENCE_FILE],
  // Most sentences of news state what could be checked; a claim of the writer's own is one that asks for it.
  defaults: { threshold: 0.998 },
  open({ threshold }) {
    const knowledge = readKnowledge();
    const first = readChain(CLAIM_FILES.cues);
    // Written by training, beside the weights.
    const { bias } = first.facts as { readonly bias: CueBias };
    const tagCues = openCueTagging(first, knowledge, bias);
    const openParts = openPartTagging(readChain(CLAIM_FILES.parts), knowledge);
    const confidenceIn = openConfidence();
    const whoIn = openWho();
    const judges = {
      certainty: openCertainty(),
      polarity: openPolarity(),
      tense: openTenseRules(),
      verbs: openCompromise(),
    };
    return (doc, layers) => {
      const { tokens, entities } = layers;
      const reading = readingOf(doc.text, tokens, layers.sentences);
      const view = viewOf(tokens, reading.sentences, reading.quotations, entities, knowledge);
      const tagging = tagCues(view);
      const found = findingsOf(reading, knowledge.cues, tagging, openParts(view, tagging.tags).partsOf);
      const attributed = likelyClaims(found, confidenceIn(reading, entities).of, reading);
      const own = ownVoice(reading, attributed, layers.checkworthiness, threshold);
      return toClaims(doc.text, reading, layers, [...attributed, ...own], {
        ...judges,
        who: whoIn(tokens, layers),
      });
    };
  },
});

import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { isPrepared } from "../../text/prepared-text.ts";
import { openCertainty, openPolarity } from "./certainty.ts";
import { CONFIDENCE_FILE } from "./confidence/confidence.ts";
import { openFinding } from "./open-finding.ts";
import { ownVoice } from "./own-voice.ts";
import { CLAIM_FILES } from "./tagger/files.ts";
import { openTenseRules } from "./tense.ts";
import { toClaims } from "./to-claims.ts";
import { openCompromise } from "./verbs-by-compromise.ts";
import { openWho } from "./who.ts";

/**
 * Who said what: quotations and reported speech by two trained models, and the writer's own sentences that are worth checking.
 * `threshold` is the check-worthiness from which an own sentence is a claim; `thresholdAlone` that in short texts and transcripts, where it is
 * the mixture of two models and larger for sentences of news.
 */
export const claims = defineStage({
  writes: "claims",
  reads: ["tokens", "sentences", "entities", "referents", "dates", "checkworthiness"],
  version: "16",
  languages: ENGLISH,
  models: [...Object.values(CLAIM_FILES), CONFIDENCE_FILE],
  // Most sentences of news state what could be checked; a claim of the writer's own is one that asks for it.
  defaults: { threshold: 0.95, thresholdAlone: 0.998 },
  open({ threshold, thresholdAlone }) {
    const find = openFinding();
    const whoIn = openWho();
    const judges = {
      certainty: openCertainty(),
      polarity: openPolarity(),
      tense: openTenseRules(),
      verbs: openCompromise(),
    };
    return (doc, layers) => {
      const { reading, attributed } = find(doc.text, layers);
      const least = isPrepared(layers.sentences, reading.labels) ? threshold : thresholdAlone;
      const own = ownVoice(reading, attributed, layers.checkworthiness, least);
      return toClaims(doc.text, reading, layers, [...attributed, ...own], {
        ...judges,
        who: whoIn(layers.tokens, layers),
      });
    };
  },
});

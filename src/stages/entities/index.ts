import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import type { Calibration } from "../../text/calibration.ts";
import { calibrated } from "../../text/calibration.ts";
import { openLabels } from "./labels.ts";
import { numbers, openNumberLexicons } from "./numbers.ts";
import { openPlacesInSmall, placesInSmall } from "./places-in-small.ts";
import { readRegionCodes, regionCodes } from "./region-codes.ts";
import { readKnowledge, readModel, TAGGER_FILES } from "./tagger/files.ts";
import { mentionsOf } from "./tagger/mentions.ts";
import { openTagger } from "./tagger/tag.ts";
import { viewOf } from "./tagger/view.ts";
import { toEntities } from "./to-entities.ts";
import { readFullNames, wholeCountries } from "./whole-countries.ts";

/** Mentions of named things, by a trained tagger and, in small letters or as codes, by lists of places, and of numbers, by a grammar. */
export const entities = defineStage({
  writes: "entities",
  reads: ["tokens", "sentences"],
  version: "7",
  languages: ENGLISH,
  models: Object.values(TAGGER_FILES),
  /** Mentions whose probability is below `minScore` are left out. */
  defaults: { minScore: 0 },
  open({ minScore }) {
    const knowledge = readKnowledge();
    const model = readModel();
    // Written by training, beside the weights.
    const { calibration } = model.facts as { readonly calibration: Calibration };
    const { tag } = openTagger(model, knowledge);
    const labelOf = openLabels();
    const numberLexicons = openNumberLexicons();
    const inSmall = openPlacesInSmall();
    const fullNames = readFullNames();
    const codes = readRegionCodes();
    return (doc, { tokens, sentences }) => {
      const view = viewOf(tokens, sentences, knowledge);
      const names = mentionsOf(tag(view)).flatMap((mention) => {
        const label = labelOf(doc.text, tokens, mention);
        const { first, end } = mention;
        return label
          ? [{ first, end, label, by: "tagger", score: calibrated(calibration, mention.sure) }]
          : [];
      });
      const whole = wholeCountries(doc.text, tokens, names, fullNames);
      const found = [
        ...whole,
        ...regionCodes(tokens, whole, codes),
        ...numbers(tokens, numberLexicons),
        ...placesInSmall(tokens, inSmall),
      ];
      return toEntities(
        doc.text,
        tokens,
        found.filter(({ score }) => score >= minScore),
      );
    };
  },
});

import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import type { Entity } from "../../schema/entities.ts";
import { isPrepared } from "../../text/prepared-text.ts";
import { sentenceTokens } from "../../text/sentence-tokens.ts";
import { speakerLabels } from "../../text/speaker-labels.ts";
import { featuresOf, openFeatures } from "./features.ts";
import { FORM_FEATURES, formOf, readFormWords } from "./form.ts";
import {
  formScore,
  probabilityOf,
  readSubjectivity,
  readWorth,
  scoresOf,
  WEIGHTS_FILE,
  worthOf,
} from "./model.ts";
import { SCORERS } from "./table.ts";

/** How worthwhile checking each sentence is, by logistic models over its words and its form, and how much of it is opinion, by its form. */
export const checkworthiness = defineStage({
  writes: "checkworthiness",
  reads: ["tokens", "sentences"],
  uses: ["entities"],
  version: "5",
  languages: ENGLISH,
  models: [WEIGHTS_FILE],
  defaults: {},
  open() {
    const lexicon = readFormWords();
    const model = readWorth();
    const subjectivity = readSubjectivity();
    const form = new Float64Array(FORM_FEATURES.length);
    const features = openFeatures();
    const scores = new Float64Array(SCORERS.length);
    return (_doc, { tokens, sentences, entities }) => {
      const ranges = sentenceTokens(tokens, sentences);
      const prepared = isPrepared(sentences, speakerLabels(tokens));
      let next = 0;
      return sentences.map(({ id, end }, i) => {
        const range = ranges[i] ?? { first: 0, end: 0 };
        const names: Entity[] = [];
        for (let name = entities?.[next]; name && name.start < end; name = entities?.[++next])
          names.push(name);
        formOf(tokens, range, lexicon, form);
        featuresOf(tokens, range, names, features);
        scoresOf(model, features, form, scores);
        return {
          sentence: id,
          score: probabilityOf(worthOf(model, scores, prepared)),
          subjectivity: probabilityOf(formScore(subjectivity, form)),
        };
      });
    };
  },
});

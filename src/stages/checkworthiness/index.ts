import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { sentenceTokens } from "../../text/sentence-tokens.ts";
import { FORM_FEATURES, formOf, readFormWords } from "./form.ts";
import { probabilityOf, readWeights } from "./model.ts";

/** How worthwhile checking each sentence is, and how much of it is opinion: two logistic models over the form of the sentence. */
export const checkworthiness = defineStage({
  writes: "checkworthiness",
  reads: ["tokens", "sentences"],
  version: "1",
  languages: ENGLISH,
  defaults: {},
  open() {
    const lexicon = readFormWords();
    const model = readWeights();
    const features = new Float64Array(FORM_FEATURES.length);
    return (_doc, { tokens, sentences }) => {
      const ranges = sentenceTokens(tokens, sentences);
      return sentences.map(({ id }, i) => {
        formOf(tokens, ranges[i] ?? { first: 0, end: 0 }, lexicon, features);
        return {
          sentence: id,
          score: probabilityOf(model.score, features),
          subjectivity: probabilityOf(model.subjectivity, features),
        };
      });
    };
  },
});

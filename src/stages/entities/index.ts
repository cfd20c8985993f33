import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { openRecognisers } from "./recognise.ts";
import { readKnowledge, readModel, TAGGER_FILES } from "./tagger/files.ts";
import { toEntities } from "./to-entities.ts";

/** Mentions of named things, by a trained tagger and, in small letters or as codes, by lists of places, and of numbers, by a grammar. */
export const entities = defineStage({
  writes: "entities",
  reads: ["tokens", "sentences"],
  version: "8",
  languages: ENGLISH,
  models: Object.values(TAGGER_FILES),
  /** Mentions whose probability is below `minScore` are left out. */
  defaults: { minScore: 0 },
  open({ minScore }) {
    const recognise = openRecognisers(readModel(), readKnowledge());
    return (doc, { tokens, sentences }) => {
      const { candidates } = recognise(doc.text, tokens, sentences);
      return toEntities(
        doc.text,
        tokens,
        candidates.filter(({ score }) => score >= minScore),
      );
    };
  },
});

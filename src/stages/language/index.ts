import { defineStage } from "../../core/stage.ts";
import type { Language } from "../../schema/language.ts";
import { readWordSet } from "../../text/lexicon.ts";
import { decide } from "./decide.ts";
import { type Detector, openDetector } from "./detector.ts";
import { evidenceOf } from "./evidence.ts";

/**
 * The language of the text. Plain English is told by its function words; anything else goes to the eld detector, which is loaded
 * only then. A text too short to tell is taken for `assume`, the language of the corpus, with a low score.
 */
export const language = defineStage({
  writes: "language",
  reads: [],
  version: "1",
  defaults: { assume: "en" },
  open({ assume }) {
    const words = readWordSet(import.meta.url, "english-words.tsv");
    let detector: Promise<Detector> | undefined;
    return async (doc): Promise<Language> => {
      const evidence = evidenceOf(doc.text, words);
      const plain = decide(evidence, null, assume);
      if (plain) return plain;
      detector ??= openDetector();
      const detected = (await detector)(evidence.sample);
      return decide(evidence, detected, assume) ?? { code: "und", score: 0 };
    };
  },
});

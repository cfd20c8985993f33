import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { sentenceTokens } from "../../text/sentence-tokens.ts";
import { documentTone } from "./document-tone.ts";
import { mentionTones, referentTones } from "./mention-tones.ts";
import { readPolarityLexicon } from "./polarity-lexicon.ts";
import { quotedTokens } from "./quoted-tokens.ts";
import { squash, toneOf } from "./tone.ts";
import { wordTones } from "./word-tones.ts";

/** The tone of the text, of its sentences and towards whom it names, from a polarity lexicon. Options: the scores from which a label is not neutral. */
export const sentiment = defineStage({
  writes: "sentiment",
  reads: ["tokens", "sentences", "entities", "referents", "claims"],
  version: "1",
  languages: ENGLISH,
  defaults: { sentence: 0.2, entity: 0.1, document: 0.2 },
  open(thresholds) {
    const lexicon = readPolarityLexicon();
    return (_doc, { tokens, sentences, entities, referents, claims }) => {
      const ranges = sentenceTokens(tokens, sentences);
      const tones = wordTones(tokens, ranges, lexicon);
      const mentions = mentionTones(tokens, tones, ranges, entities, thresholds.entity);
      return {
        document: documentTone(tones, ranges, quotedTokens(tokens, claims), thresholds.document),
        sentences: sentences.map(({ id }, i) => {
          const { first, end } = ranges[i] ?? { first: 0, end: 0 };
          let sum = 0;
          for (let k = first; k < end; k++) sum += tones[k] ?? 0;
          return { sentence: id, ...toneOf(squash(sum), thresholds.sentence) };
        }),
        entities: mentions,
        referents: referentTones(referents, mentions, thresholds.entity),
      };
    };
  },
});

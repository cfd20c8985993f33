import { ENGLISH } from "../../core/languages.ts";
import { defineStage } from "../../core/stage.ts";
import { readWordSet } from "../../text/lexicon.ts";
import { sentenceTokens } from "../../text/sentence-tokens.ts";
import { detectSentence } from "./detectors.ts";
import { documentTone, type SentenceTones } from "./document-tone.ts";
import { scoresInContext } from "./in-context.ts";
import { judgedMentions } from "./mentions.ts";
import { readModel } from "./model.ts";
import { passageTone } from "./passage-tone.ts";
import { quotedTokens } from "./quoted-tokens.ts";
import { openReadingLexicons, readText } from "./reading.ts";
import { judgeTarget, scoreOf } from "./target.ts";
import { toneOf } from "./tone.ts";
import { openToneLexicons, wordTones } from "./word-tones.ts";

/** The tone of the text and of its sentences, and how it speaks of whom it names: a small network over words, their vectors and polarities. */
export const sentiment = defineStage({
  writes: "sentiment",
  reads: ["tokens", "sentences", "entities", "referents", "claims"],
  version: "5",
  languages: ENGLISH,
  defaults: {},
  open() {
    const model = readModel();
    const readingLexicons = openReadingLexicons();
    const toneLexicons = openToneLexicons();
    const locatives = readWordSet(import.meta.url, "locatives.tsv");
    const { thresholds, width } = model.header;
    let buffer: Float32Array = new Float32Array(256 * width);
    return (_doc, { tokens, sentences, entities, referents, claims }) => {
      const ranges = sentenceTokens(tokens, sentences);
      const reading = readText(tokens, ranges, entities, model.vocabulary, readingLexicons);
      const tones = wordTones(model, reading, tokens.lower, ranges, toneLexicons);
      const marks = quotedTokens(tokens, claims);
      const mentions = judgedMentions(tokens, ranges, entities, locatives);
      const scores = new Map<string, number>();
      let next = 0;
      const sentenceTones = ranges.map((sentence, number): SentenceTones => {
        const detected = detectSentence(model, reading, sentence, buffer);
        if (detected.length <= KEPT_BUFFER) buffer = detected;
        for (let at = mentions[next]; at && at.sentence === number; at = mentions[++next]) {
          const score = scoreOf(judgeTarget(model, reading, sentence, at.tokens, detected));
          scores.set(at.entity, at.where ? score * WHERE : score);
        }
        const tone = (wanted: 0 | 1 | "all") =>
          passageTone(model, tones, detected, { sentence, marks, wanted });
        const all = tone("all");
        const quoted = tone(1);
        return { all: all ?? 0, author: quoted === null ? all : tone(0), quoted };
      });
      const document = documentTone(sentenceTones, thresholds.sentence);
      const authorTone = document.author?.score ?? 0;
      const inContext = scoresInContext(scores, entities, referents, authorTone, ranges.length);
      return {
        document,
        sentences: sentences.map(({ id }, i) => ({
          sentence: id,
          ...toneOf(sentenceTones[i]?.all ?? 0, thresholds.sentence),
        })),
        entities: mentions.map(({ entity }) => ({
          entity,
          ...toneOf(inContext.entities.get(entity) ?? 0, thresholds.target),
        })),
        referents: referents.flatMap(({ id }) => {
          const score = inContext.referents.get(id);
          return score === undefined ? [] : [{ referent: id, ...toneOf(score, thresholds.target) }];
        }),
      };
    };
  },
});

/** What happens somewhere is seldom an opinion of the place. */
const WHERE = 0.5;
/** A buffer for a sentence longer than usual is let go. */
const KEPT_BUFFER = 1 << 18;

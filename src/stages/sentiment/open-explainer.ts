import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import type { Sentence } from "../../schema/sentences.ts";
import { readWordSet } from "../../text/lexicon.ts";
import { sentenceTokens } from "../../text/sentence-tokens.ts";
import { detectSentence } from "./detectors.ts";
import { explainTarget, type TargetExplanation } from "./explain.ts";
import { judgedMentions } from "./mentions.ts";
import { readModel } from "./model.ts";
import { passageTone } from "./passage-tone.ts";
import { openReadingLexicons, readText } from "./reading.ts";
import { type Tone, toneOf } from "./tone.ts";
import { openToneLexicons, wordTones } from "./word-tones.ts";

/** The layers that explanations are made from. */
export interface ToneLayers {
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
}

/** Why a mention has its score: in its own sentence, before its other mentions and the article come in. */
export interface MentionExplanation extends TargetExplanation {
  /** Whether it is only where something happens ("in Lima"), which halves the score. */
  readonly where: boolean;
}

/** A word with a tone of its own. */
export interface TonedWord {
  readonly start: number;
  readonly text: string;
  /** The word's polarity, -1..1. */
  readonly polarity: number;
  readonly negated: boolean;
  /** What it comes to after negation, intensifiers and contrast. */
  readonly tone: number;
}

/** Why a sentence has its score. */
export interface SentenceExplanation extends Tone {
  readonly words: readonly TonedWord[];
}

export interface SentimentExplainer {
  /** Null for a mention that is not judged. */
  mention(layers: ToneLayers, entity: string): MentionExplanation | null;
  /** Null for a sentence without words. */
  sentence(layers: ToneLayers, sentence: string): SentenceExplanation | null;
}

/** Loads what explaining tones takes. */
export function openSentimentExplainer(): SentimentExplainer {
  const model = readModel();
  const readingLexicons = openReadingLexicons();
  const toneLexicons = openToneLexicons();
  const locatives = readWordSet(import.meta.url, "locatives.tsv");
  const read = ({ tokens, sentences, entities }: ToneLayers) => {
    const ranges = sentenceTokens(tokens, sentences);
    return { ranges, reading: readText(tokens, ranges, entities, model.vocabulary, readingLexicons) };
  };
  return {
    mention(layers, id) {
      const { ranges, reading } = read(layers);
      const mention = judgedMentions(layers.tokens, ranges, layers.entities, locatives).find(
        ({ entity }) => entity === id,
      );
      const sentence = ranges[mention?.sentence ?? -1];
      if (!mention || !sentence) return null;
      const told = explainTarget(model, layers.tokens, reading, sentence, mention.tokens);
      return { ...told, where: mention.where };
    },
    sentence(layers, id) {
      const { tokens, sentences } = layers;
      const { ranges, reading } = read(layers);
      const sentence = ranges[sentences.findIndex((one) => one.id === id)];
      if (!sentence) return null;
      const tones = wordTones(model, reading, tokens.lower, ranges, toneLexicons);
      const detected = detectSentence(model, reading, sentence, new Float32Array(0));
      const score = passageTone(model, tones, detected, {
        sentence,
        marks: new Uint8Array(0),
        wanted: "all",
      });
      if (score === null) return null;
      const words: TonedWord[] = [];
      for (let i = sentence.first; i < sentence.end; i++) {
        const tone = tones[i] ?? 0;
        if (tone === 0) continue;
        words.push({
          start: tokens.starts[i] ?? 0,
          text: tokens.surface[i] ?? "",
          polarity: Math.round(model.polarityOf(reading.ids[i] ?? 0) * 100) / 100,
          negated: reading.negated[i] === 1,
          tone: Math.round(tone * 100) / 100,
        });
      }
      words.sort((a, b) => Math.abs(b.tone) - Math.abs(a.tone) || a.start - b.start);
      return { ...toneOf(score, model.header.thresholds.sentence), words };
    },
  };
}

import { openSentimentExplainer, type ToneLayers } from "../stages/sentiment/open-explainer.ts";
import { signed, type Told } from "./explanation.ts";

const MOST_WORDS = 12;

/** The words that speak for or against a mention; null for one that is not judged. */
export function explainTone(layers: ToneLayers, entity: string): Told | null {
  const told = openSentimentExplainer().mention(layers, entity);
  if (!told) return null;
  const marks = told.words
    .slice(0, MOST_WORDS)
    .map(({ text, effect, polarity, negated, sameClause }) => [
      text,
      signed(effect, 3),
      polarity === 0 ? "" : signed(polarity),
      [negated ? "negated" : "", sameClause ? "same clause" : ""].filter(Boolean).join(", "),
    ]);
  return {
    data: told,
    sections: [
      {
        heading: "how its sentence speaks of it",
        lines: [
          `${told.label} ${told.score.toFixed(2)} here; the record's score also has its other mentions and, for who the article is about, the writer's tone`,
          ...(told.where ? ["it is where something happens, which halves the score"] : []),
        ],
        ...(marks.length > 0 && {
          table: {
            columns: [
              { heading: "word" },
              { heading: "effect", right: true },
              { heading: "polarity", right: true },
              { heading: "" },
            ],
            rows: marks,
          },
        }),
      },
    ],
  };
}

/** The words that make the tone of a sentence. */
export function explainSentenceTone(layers: ToneLayers, sentence: string): Told | null {
  const told = openSentimentExplainer().sentence(layers, sentence);
  if (!told) return null;
  return {
    data: told,
    sections: [
      {
        heading: "tone",
        lines: [
          `${told.label} ${told.score.toFixed(2)}: nine tenths from the words below, one from what the network hears in the sentence`,
          ...(told.words.length === 0 ? ["no word has a tone of its own"] : []),
        ],
        ...(told.words.length > 0 && {
          table: {
            columns: [
              { heading: "word" },
              { heading: "polarity", right: true },
              { heading: "in this sentence", right: true },
              { heading: "" },
            ],
            rows: told.words.map(({ text, polarity, tone, negated }) => [
              text,
              signed(polarity),
              signed(tone),
              negated ? "negated" : "",
            ]),
          },
        }),
      },
    ],
  };
}

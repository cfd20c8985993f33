import type { Layers } from "../core/layers.ts";
import { explainWorth } from "../stages/checkworthiness/explain.ts";
import { readFormWords } from "../stages/checkworthiness/form.ts";
import { readWorth } from "../stages/checkworthiness/model.ts";
import { isPrepared } from "../text/prepared-text.ts";
import { sentenceTokens } from "../text/sentence-tokens.ts";
import { speakerLabels } from "../text/speaker-labels.ts";
import { signed, type Told } from "./explanation.ts";

const MOST_WORDS = 12;

/** What makes a sentence worth checking, or not: words and form. Null for a sentence that is not there. */
export function worthSection(
  { tokens, sentences, entities }: Pick<Layers, "tokens" | "sentences" | "entities">,
  id: string,
): Told | null {
  const at = sentences.findIndex((sentence) => sentence.id === id);
  const sentence = sentences[at];
  const range = sentenceTokens(tokens, sentences)[at];
  if (!sentence || !range) return null;
  const names = entities.filter(({ start }) => sentence.start <= start && start < sentence.end);
  const told = explainWorth(
    readWorth(),
    readFormWords(),
    tokens,
    range,
    names,
    isPrepared(sentences, speakerLabels(tokens)),
  );
  return {
    data: told,
    sections: [
      {
        heading: `what makes it worth checking, by ${told.score.toFixed(2)} (reads as prepared text, not as talk: ${told.prepared.toFixed(2)})`,
        table: {
          columns: [{ heading: "word or form" }, { heading: "effect", right: true }],
          rows: [
            ...told.form.map(({ feature, effect }) => [feature, signed(effect, 3)]),
            ...told.words.slice(0, MOST_WORDS).map(({ text, effect }) => [`“${text}”`, signed(effect, 3)]),
          ],
        },
      },
    ],
  };
}

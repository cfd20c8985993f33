import type { CopydeskRecord } from "../schema/record.ts";
import { ExplainError, type Told } from "./explanation.ts";
import type { Recomputed } from "./recompute.ts";
import { explainSentenceTone } from "./tone.ts";
import { worthSection } from "./worth.ts";

/** What is said of a sentence: its tone, word by word, and how worthwhile checking it would be. */
export function explainSentence(record: CopydeskRecord, { layers }: Recomputed, id: string): Told {
  const { tokens, sentences, entities = [] } = layers;
  if (!tokens || !sentences) throw new ExplainError("The text's tokens cannot be made.");
  const tone = explainSentenceTone({ tokens, sentences, entities }, id);
  const worth = worthSection({ tokens, sentences, entities: entities ?? [] }, id);
  const kept = record.checkworthiness?.find(({ sentence }) => sentence === id);
  return {
    data: { sentiment: tone?.data ?? null, checkworthiness: worth?.data ?? null },
    sections: [
      ...(tone?.sections ?? []),
      ...(kept
        ? [
            {
              heading: "check-worthiness",
              lines: [
                `worth checking by ${kept.score}, opinion by ${kept.subjectivity}, from 0 to 1, as the record has it`,
              ],
            },
          ]
        : []),
      ...(worth?.sections ?? []),
    ],
  };
}

import { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import { checkworthinessScorer } from "./checkworthiness.ts";
import { claimsScorer } from "./claims.ts";
import { datesScorer } from "./dates.ts";
import { entitiesScorer } from "./entities.ts";
import { referentsScorer } from "./referents.ts";
import type { Difference, Rows, Scored, Scorer } from "./scorer.ts";
import { sentencesScorer } from "./sentences.ts";
import { sentimentScorer } from "./sentiment.ts";

/** The scorer of each layer that has one. */
const SCORERS = {
  sentences: sentencesScorer,
  entities: entitiesScorer,
  referents: referentsScorer,
  dates: datesScorer,
  checkworthiness: checkworthinessScorer,
  claims: claimsScorer,
  sentiment: sentimentScorer,
} as const;

export interface Evaluation {
  /** Gold documents. */
  readonly documents: number;
  /** Ids of gold documents without a prediction; they count as all missed. */
  readonly missing: readonly string[];
  /** Figures in per cent by layer and row; layers that no gold document has are left out. */
  readonly layers: { readonly [layer: string]: Rows };
}

/** Where one document differs from its gold. */
export type DocumentDifference = Difference & { readonly id: string };

/**
 * Scores predictions against gold, which is the same type. Records are paired by id, or, when no id agrees, by the text's hash,
 * because an id made from a path changes with the path. `onDifference` is told every miss and false hit.
 */
export function evaluate(
  gold: readonly CopydeskRecord[],
  predicted: readonly CopydeskRecord[],
  onDifference: (difference: DocumentDifference) => void = () => {},
): Evaluation {
  const byId = new Map(predicted.map((record) => [record.id, record]));
  const byText = new Map(predicted.map((record) => [record.source.sha256, record]));
  const someId = gold.some(({ id }) => byId.has(id));
  const scorers = new Map<string, Scorer>();
  const missing: string[] = [];
  for (const record of gold) {
    const other = someId ? byId.get(record.id) : byText.get(record.source.sha256);
    if (!other) missing.push(record.id);
    const [wanted, found] = [inUtf16(record), other ? inUtf16(other) : null];
    for (const [layer, open] of Object.entries(SCORERS)) {
      if (wanted[layer as keyof typeof SCORERS] == null) continue;
      const scorer = scorers.get(layer) ?? open();
      scorers.set(layer, scorer);
      for (const difference of scorer.add(wanted, found)) onDifference({ id: record.id, ...difference });
    }
  }
  const layers = Object.keys(SCORERS).flatMap((layer) => {
    const scorer = scorers.get(layer);
    return scorer ? [[layer, scorer.rows()] as const] : [];
  });
  return { documents: gold.length, missing, layers: Object.fromEntries(layers) };
}

const inUtf16 = (record: CopydeskRecord): Scored => ({ ...utf16Of(record), text: record.text });

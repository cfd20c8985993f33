import { noCounts, percent, scoreOf } from "./counts.ts";
import type { Difference, Rows, Scorer } from "./scorer.ts";
import { trimmedSpan } from "./trimmed-span.ts";

const LABELS = ["negative", "neutral", "positive"] as const;
type Pair = readonly [gold: string, predicted: string];

/** Labels of documents, of sentences that both have, and of entities with the same span: accuracy, and F1 averaged over the labels. */
export function sentimentScorer(): Scorer {
  const pairs = { document: [] as Pair[], sentences: [] as Pair[], entities: [] as Pair[] };
  return {
    add(gold, predicted) {
      const [wanted, found] = [gold.sentiment, predicted?.sentiment];
      if (!wanted) return [];
      pairs.document.push([wanted.document.label, found?.document.label ?? "missing"]);
      const differences: Difference[] = [];
      const sentenceAt = new Map((predicted?.sentences ?? []).map(({ id, start }) => [start, id]));
      const sentenceLabel = new Map(found?.sentences.map(({ sentence, label }) => [sentence, label]));
      const starts = new Map((gold.sentences ?? []).map(({ id, start }) => [id, start]));
      for (const { sentence, label } of wanted.sentences) {
        const other = sentenceLabel.get(sentenceAt.get(starts.get(sentence) ?? -1) ?? "");
        if (other) pairs.sentences.push([label, other]);
      }
      const entityAt = new Map(
        (predicted?.entities ?? []).map((entity) => [trimmedSpan(gold.text, entity).join(":"), entity.id]),
      );
      const entityLabel = new Map(found?.entities.map(({ entity, label }) => [entity, label]));
      const entities = new Map((gold.entities ?? []).map((entity) => [entity.id, entity]));
      for (const { entity: id, label } of wanted.entities) {
        const entity = entities.get(id);
        if (!entity) continue;
        const other =
          entityLabel.get(entityAt.get(trimmedSpan(gold.text, entity).join(":")) ?? "") ?? "missing";
        pairs.entities.push([label, other]);
        if (other !== label)
          differences.push({
            layer: "sentiment",
            kind: other === "missing" ? "missed" : "different",
            start: entity.start,
            end: entity.end,
            text: entity.text,
            gold: label,
            predicted: other === "missing" ? null : other,
          });
      }
      return differences;
    },
    rows: () =>
      Object.fromEntries(
        Object.entries(pairs)
          .filter(([, list]) => list.length > 0)
          .flatMap(([name, list]) => rowsOf(name, list)),
      ) as Rows,
  };
}

function rowsOf(name: string, pairs: readonly Pair[]): [string, Rows[string]][] {
  const labels = LABELS.map((label) => {
    const counts = noCounts();
    for (const [gold, predicted] of pairs) {
      if (predicted === label) counts[gold === label ? "hits" : "spurious"]++;
      else if (gold === label) counts.missed++;
    }
    return [label, scoreOf(counts)] as const;
  }).filter(([, { gold }]) => gold > 0);
  const macro = labels.reduce((sum, [, { f1 }]) => sum + f1, 0) / Math.max(labels.length, 1);
  const right = pairs.filter(([gold, predicted]) => gold === predicted).length;
  return [
    [name, { accuracy: percent(right, pairs.length), f1: Math.round(macro * 10) / 10, gold: pairs.length }],
    ...labels.map(([label, score]): [string, Rows[string]] => [`${name} ${label}`, { ...score }]),
  ];
}

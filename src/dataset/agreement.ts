import { compareKeys, countTable, noCounts, type Score, scoreOf } from "../eval/counts.ts";
import type { Scored } from "../eval/scorer.ts";
import { utf16Of } from "../schema/offset-units.ts";
import type { CopydeskRecord } from "../schema/record.ts";
import {
  DOCUMENT_LAYERS,
  type LabelledSpan,
  OUTSIDE,
  SENTENCE_LAYERS,
  SPAN_LAYERS,
  tokenLabels,
} from "./agreement-layers.ts";
import { type Choices, choicesOf } from "./chance-corrected.ts";

/** The records of one annotator under a name. */
export interface Annotator {
  readonly name: string;
  readonly records: readonly CopydeskRecord[];
}

export interface PairAgreement {
  readonly between: readonly [string, string];
  /** Of spans with the same start, end and label, in per cent; null for layers without spans. Symmetric: no side is gold. */
  readonly f1: number | null;
  readonly kappa: number | null;
  /** By label: F1 of its spans, and κ of the label against all others. */
  readonly labels: {
    readonly [label: string]: { readonly f1: number | null; readonly kappa: number | null };
  };
}

export interface LayerAgreement {
  /** What κ and α count. */
  readonly unit: "token" | "sentence" | "document";
  /** Units that at least two annotators saw. */
  readonly units: number;
  readonly alpha: number | null;
  /** α of each label against all others. */
  readonly alphaByLabel: { readonly [label: string]: number | null };
  readonly pairs: readonly PairAgreement[];
}

export interface Agreement {
  readonly annotators: readonly string[];
  /** Documents that at least two annotators have, with the same text. */
  readonly documents: number;
  /** Documents that were left out because the text differs. */
  readonly differing: number;
  readonly method: typeof METHODS;
  readonly layers: { readonly [layer: string]: LayerAgreement };
}

/** How the figures are made, for reports. */
export const METHODS = {
  f1: "2 × common spans / all spans of both; a span is common if start, end and label are the same. Not corrected for chance.",
  kappa:
    "Cohen's kappa (1960), nominal. Chance: each annotator's own distribution of labels. Tokens outside all spans count as a label of their own, O.",
  alpha:
    "Krippendorff's alpha (2011), nominal, of all annotators; of tokens, not unitized. Chance: the labels of all annotators together, drawn without replacement. Units that some annotators lack are allowed.",
} as const;

/** How far annotators agree, by layer and label. Records are paired by id, or by their text's hash if no id is common. */
export function agreement(annotators: readonly Annotator[]): Agreement {
  const names = annotators.map(({ name }) => name);
  const { paired, differing } = pair(annotators);
  const layers = new Map<string, Measure>();
  const measureOf = (layer: string, unit: LayerAgreement["unit"]) => {
    const measure = layers.get(layer) ?? measureFor(names, unit);
    layers.set(layer, measure);
    return measure;
  };
  for (const records of paired) {
    const text = records.find((record) => record !== null)?.text ?? "";
    for (const [layer, read] of Object.entries(SPAN_LAYERS)) {
      const spans = records.map((record) => record && read(record));
      if (!seenByTwo(spans)) continue;
      const measure = measureOf(layer, "token");
      measure.addSpans(spans);
      const labels = spans.map((list) => list && tokenLabels(text, list));
      const tokens = labels.find((list) => list !== null)?.length ?? 0;
      for (let i = 0; i < tokens; i++) measure.choices.add(labels.map((list) => list?.[i] ?? null));
    }
    for (const [layer, read] of Object.entries(SENTENCE_LAYERS)) {
      const choices = records.map((record) => record && read(record));
      if (!seenByTwo(choices)) continue;
      const measure = measureOf(layer, "sentence");
      for (const start of new Set(choices.flatMap((map) => [...(map?.keys() ?? [])])))
        measure.choices.add(choices.map((map) => map?.get(start) ?? null));
    }
    for (const [layer, read] of Object.entries(DOCUMENT_LAYERS)) {
      const choices = records.map((record) => record && read(record));
      if (seenByTwo(choices)) measureOf(layer, "document").choices.add(choices);
    }
  }
  return {
    annotators: names,
    documents: paired.length,
    differing,
    method: METHODS,
    layers: Object.fromEntries([...layers].map(([layer, measure]) => [layer, measure.result()])),
  };
}

const seenByTwo = (list: readonly unknown[]): boolean => list.filter((item) => item !== null).length > 1;

type Row = (Scored | null)[];

function pair(annotators: readonly Annotator[]): { paired: Row[]; differing: number } {
  const ids = annotators.map(({ records }) => new Set(records.map(({ id }) => id)));
  const common = ids.some((set, i) => ids.some((other, k) => k > i && [...set].some((id) => other.has(id))));
  const rows = new Map<string, Row>();
  const texts = new Map<string, string>();
  const differing = new Set<string>();
  annotators.forEach(({ records }, i) => {
    for (const record of records) {
      const key = common ? record.id : record.source.sha256;
      const text = texts.get(key) ?? record.text;
      texts.set(key, text);
      if (text !== record.text) {
        differing.add(key);
        continue;
      }
      const row: Row = rows.get(key) ?? annotators.map(() => null);
      row[i] = { ...utf16Of(record), text: record.text };
      rows.set(key, row);
    }
  });
  return { paired: [...rows.values()].filter(seenByTwo), differing: differing.size };
}

interface Measure {
  readonly choices: Choices;
  addSpans(spans: readonly (readonly LabelledSpan[] | null)[]): void;
  result(): LayerAgreement;
}

function measureFor(names: readonly string[], unit: LayerAgreement["unit"]): Measure {
  const choices = choicesOf(names.length);
  const couples = names.flatMap((_, a) => names.slice(a + 1).map((_, i) => [a, a + 1 + i] as const));
  const spans = couples.map(() => ({ all: noCounts(), labels: countTable() }));
  return {
    choices,
    addSpans(lists) {
      couples.forEach(([a, b], i) => {
        const [first, second] = [lists[a], lists[b]];
        const counts = spans[i];
        if (!first || !second || !counts) return;
        compareKeys(keys(first), keys(second), counts.all);
        for (const label of new Set([...first, ...second].map((span) => span.label))) {
          const of = (list: readonly LabelledSpan[]) => keys(list.filter((span) => span.label === label));
          compareKeys(of(first), of(second), counts.labels.at(label));
        }
      });
    },
    result() {
      const labels = choices.labels().filter((label) => unit !== "token" || label !== OUTSIDE);
      return {
        unit,
        units: choices.units,
        alpha: rounded(choices.alpha()),
        alphaByLabel: Object.fromEntries(labels.map((label) => [label, rounded(choices.alpha(label))])),
        pairs: couples.map(([a, b], i) => {
          const counts = spans[i] ?? { all: noCounts(), labels: countTable() };
          const table = new Map(counts.labels.entries());
          const f1 = (score: Score) =>
            unit === "token" && score.gold + score.predicted > 0 ? score.f1 : null;
          return {
            between: [names[a] ?? "", names[b] ?? ""],
            f1: f1(scoreOf(counts.all)),
            kappa: rounded(choices.kappa(a, b)),
            labels: Object.fromEntries(
              [...new Set([...labels, ...table.keys()])].sort().map((label) => [
                label,
                {
                  f1: f1(scoreOf(table.get(label) ?? noCounts())),
                  kappa: rounded(choices.kappa(a, b, label)),
                },
              ]),
            ),
          };
        }),
      };
    },
  };
}

const keys = (spans: readonly LabelledSpan[]): Set<string> =>
  new Set(spans.map(({ start, end, label }) => `${start}:${end}:${label}`));

const rounded = (figure: number | null): number | null =>
  figure === null ? null : Math.round(figure * 1e4) / 1e4;

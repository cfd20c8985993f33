import type { CopydeskRecord } from "../../schema/record.ts";
import { type Agreement, cohensKappa, intervalAlpha, nominalAlpha } from "./agreement.ts";
import { comparable, type Item, LAYER_ITEMS } from "./items.ts";
import { wordLabels } from "./word-labels.ts";

/** How two runs agree on the annotations of a layer, or of one label. */
export interface Agreed {
  /** Annotations in the first and in the second run. */
  readonly a: number;
  readonly b: number;
  /** In both, with the same place and label. */
  readonly same: number;
  /** Of `same`, those of which something else differs: a score, a value, a source. */
  readonly altered: number;
  /** 2 × same / (a + b), in per cent; 100 when there are none. */
  readonly f1: number;
}

export interface LayerDifference extends Agreed {
  readonly labels: { readonly [label: string]: Agreed };
  /** In both, with the same place and another label. */
  readonly relabelled: number;
  /** Cohen's kappa of the labels, over annotations with the same place; null for layers of one label. */
  readonly kappa: Agreement | null;
  /** Krippendorff's alpha of the scores (interval), over annotations with the same place; null for layers without scores. */
  readonly scores: Agreement | null;
  /** Krippendorff's alpha of the labels (nominal), over all words of texts that both have; null for other layers than entities and dates. */
  readonly words: Agreement | null;
  /** Documents in which only one run has the layer. */
  readonly missing: { readonly a: number; readonly b: number };
}

/** One annotation that is not the same in both. */
export interface Change {
  readonly layer: string;
  readonly kind: "only in a" | "only in b" | "relabelled" | "altered";
  readonly text: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly start: number;
}

interface Counts {
  a: number;
  b: number;
  same: number;
  altered: number;
}

const BY_WORD: ReadonlySet<string> = new Set(["entities", "dates"]);

/** Compares pairs of records of one text, and adds up. Memory grows with the number of labels only. */
export function comparison() {
  const layers = new Map<string, ReturnType<typeof layerComparison>>();
  return {
    /** What differs between two records of the same text. */
    add(first: CopydeskRecord, second: CopydeskRecord): Change[] {
      const [one, two] = [comparable(first), comparable(second)];
      return Object.entries(LAYER_ITEMS).flatMap(([layer, itemsOf]) => {
        const [a, b] = [itemsOf(one), itemsOf(two)];
        if (!a && !b) return [];
        const into = layers.get(layer) ?? layerComparison(layer);
        layers.set(layer, into);
        return into.add(first.text, a ?? null, b ?? null);
      });
    },
    read: (): { readonly [layer: string]: LayerDifference } =>
      Object.fromEntries(
        Object.keys(LAYER_ITEMS).flatMap((layer) => {
          const found = layers.get(layer);
          return found ? [[layer, found.read()] as const] : [];
        }),
      ),
  };
}

function layerComparison(layer: string) {
  const all = noCounts();
  const labels = new Map<string, Counts>();
  const missing = { a: 0, b: 0 };
  let relabelled = 0;
  let scored = false;
  const kappa = cohensKappa();
  const scores = intervalAlpha();
  const words = BY_WORD.has(layer) ? nominalAlpha() : null;
  const countsOf = (label: string) => {
    const counts = labels.get(label) ?? noCounts();
    labels.set(label, counts);
    return counts;
  };
  const count = (label: string, key: keyof Counts) => {
    all[key]++;
    countsOf(label)[key]++;
  };

  /** Compares two items of one place. */
  const pair = (a: Item, b: Item): Change | null => {
    kappa.add(a.label, b.label);
    if (a.score !== null && b.score !== null) {
      scores.add(a.score, b.score);
      scored = true;
    }
    const change = { layer, text: a.text, start: a.start };
    if (a.label !== b.label) {
      relabelled++;
      return { ...change, kind: "relabelled", a: a.label, b: b.label };
    }
    count(a.label, "same");
    if (a.score === b.score && a.rest === b.rest) return null;
    count(a.label, "altered");
    return { ...change, kind: "altered", a: told(a), b: told(b) };
  };

  return {
    add(text: string, first: readonly Item[] | null, second: readonly Item[] | null): Change[] {
      if (!first) missing.a++;
      if (!second) missing.b++;
      const changes: Change[] = [];
      const open = new Map<string, Item[]>();
      // From the last to the first, so that the first lies on top of its place's stack.
      for (const item of second?.toReversed() ?? []) {
        count(item.label, "b");
        const there = open.get(item.place);
        if (there) there.push(item);
        else open.set(item.place, [item]);
      }
      for (const item of first ?? []) {
        count(item.label, "a");
        const other = open.get(item.place)?.pop();
        if (!other) changes.push(alone(layer, "only in a", item));
        else {
          const change = pair(item, other);
          if (change) changes.push(change);
        }
      }
      for (const items of open.values())
        for (const item of items) changes.push(alone(layer, "only in b", item));
      if (words && first && second) {
        const other = wordLabels(text, second);
        wordLabels(text, first).forEach((label, i) => {
          words.add(label, other[i] ?? "");
        });
      }
      return changes.sort((a, b) => a.start - b.start);
    },
    read: (): LayerDifference => ({
      ...agreed(all),
      relabelled,
      missing: { ...missing },
      kappa: labels.size > 1 ? kappa.read() : null,
      scores: scored ? scores.read() : null,
      words: words?.read() ?? null,
      labels: Object.fromEntries(
        [...labels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, counts]) => [label, agreed(counts)]),
      ),
    }),
  };
}

const noCounts = (): Counts => ({ a: 0, b: 0, same: 0, altered: 0 });

const agreed = (counts: Counts): Agreed => ({
  ...counts,
  f1: counts.a + counts.b === 0 ? 100 : Math.round((2000 * counts.same) / (counts.a + counts.b)) / 10,
});

const alone = (layer: string, kind: "only in a" | "only in b", item: Item): Change => ({
  layer,
  kind,
  text: item.text,
  a: kind === "only in a" ? told(item) : null,
  b: kind === "only in b" ? told(item) : null,
  start: item.start,
});

/** An item in words: its label, score, and what else there is. */
const told = ({ label, score, rest }: Item): string =>
  [label, ...(score === null ? [] : [String(score)]), ...(rest === "" ? [] : [rest.slice(1, -1)])].join(" ");

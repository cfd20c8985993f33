import type { Agreement } from "../query/difference/agreement.ts";
import type { Agreed, LayerDifference } from "../query/difference/compare.ts";
import type { RunDifference } from "../query/difference/run-difference.ts";
import { count, plural } from "./numbers.ts";

/** What the columns of figures say; in the HTML too. */
export const EXPLANATION = [
  "same: the place and the label agree. altered: of these, something else differs (a score, a value, a source). relabelled: the same place under another label.",
  "F1: 2 × same / (A + B), in per cent. kappa: Cohen's, of the labels of annotations with the same place, -1 to 1.",
  "alpha: Krippendorff's, -1 to 1: of words, the label of each word of the text (nominal); of scores, those of annotations with the same place (interval).",
];

/** The first sentence: how many documents there are, and how many differ. */
export function outcome({ documents }: RunDifference, same: boolean): string {
  const { both, different, onlyA, onlyB, otherText } = documents;
  const parts = [
    `${plural(both, "document")} in both`,
    ...(different > 0 ? [`${count(different)} of them different`] : []),
    ...(otherText > 0 ? [`${count(otherText)} with another text`] : []),
    ...(onlyA > 0 ? [`${count(onlyA)} only in A`] : []),
    ...(onlyB > 0 ? [`${count(onlyB)} only in B`] : []),
  ];
  return `${same ? "No difference" : "Different"}: ${parts.join(", ")}.`;
}

/** Rows of figures: a layer, then its labels. Layers that agree wholly have no rows for their labels. */
export function figureRows(
  layers: RunDifference["layers"],
): { readonly label: boolean; readonly cells: string[] }[] {
  return Object.entries(layers).flatMap(([layer, figures]) => {
    const labels = Object.entries(figures.labels);
    const told = labels.length > 1 && !agrees(figures) ? labels : [];
    return [
      {
        label: false,
        cells: [
          layer,
          ...counts(figures),
          count(figures.relabelled),
          figures.f1.toFixed(1),
          measure(figures.kappa),
          measure(figures.words),
          measure(figures.scores),
        ],
      },
      ...told.map(([label, agreed]) => ({
        label: true,
        cells: [label, ...counts(agreed), "", agreed.f1.toFixed(1), "", "", ""],
      })),
    ];
  });
}

const agrees = ({ a, b, same, altered }: LayerDifference): boolean => a === b && a === same && altered === 0;
const counts = ({ a, b, same, altered }: Agreed): string[] => [a, b, same, altered].map((n) => count(n));
const measure = (agreement: Agreement | null): string =>
  agreement?.value == null ? "" : agreement.value.toFixed(3);

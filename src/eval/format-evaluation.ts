import type { Evaluation } from "./evaluate.ts";

const COLUMNS = ["precision", "recall", "f1", "accuracy", "averagePrecision", "gold", "predicted"] as const;
const HEADINGS: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  precision: "precision",
  recall: "recall",
  f1: "F1",
  accuracy: "accuracy",
  averagePrecision: "avg. prec.",
  gold: "gold",
  predicted: "predicted",
};
const COUNTS: ReadonlySet<string> = new Set(["gold", "predicted"]);
const WIDTH = { name: 28, column: 11 };

/** An evaluation as a table: a block a layer, a line a row, per cent with one decimal. */
export function formatEvaluation({ documents, missing, layers }: Evaluation): string {
  const lines = [
    `${documents} gold ${documents === 1 ? "document" : "documents"}${missing.length > 0 ? `, ${missing.length} without a prediction: ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? " …" : ""}` : ""}`,
  ];
  for (const [layer, rows] of Object.entries(layers)) {
    const columns = COLUMNS.filter((column) => Object.values(rows).some((row) => column in row));
    lines.push(
      "",
      layer.padEnd(WIDTH.name) + columns.map((column) => HEADINGS[column].padStart(WIDTH.column)).join(""),
    );
    for (const [name, row] of Object.entries(rows)) {
      const cells = columns.map((column) => {
        const figure = row[column];
        return (figure === undefined ? "" : COUNTS.has(column) ? String(figure) : figure.toFixed(1)).padStart(
          WIDTH.column,
        );
      });
      lines.push(`  ${name.padEnd(WIDTH.name - 2)}${cells.join("")}`.trimEnd());
    }
  }
  return `${lines.join("\n")}\n`;
}

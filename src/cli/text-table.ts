import { widthOf } from "./visible-text.ts";

/** A column of a table for people. */
export interface Column {
  readonly heading: string;
  /** Numbers stand on the right. */
  readonly right?: boolean;
}

/** How wide each column has to be for these rows. Cells hold no control characters. */
export function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const widths = columns.map(({ heading }) => widthOf(heading));
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
    });
  return widths;
}

/** One row as a line, two spaces between columns. */
export function tableLine(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): string {
  return cells
    .map((cell, i) => {
      const padding = " ".repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)));
      return columns[i]?.right ? padding + cell : cell + padding;
    })
    .join("  ")
    .trimEnd();
}

/** A small table with its headings, a line a row. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = widthsOf(columns, rows);
  const headings = columns.map(({ heading }) => heading);
  return [headings, ...rows].map((cells) => tableLine(cells, columns, widths));
}

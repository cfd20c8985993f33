import { CsvError, parse } from "csv-parse/sync";

/** The cells of one row, or what is wrong with it. */
export type Cells = { readonly cells: readonly string[] } | { readonly fault: string };

/** What csv-parse finds wrong, in words that help. */
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is not closed",
  CSV_INVALID_CLOSING_QUOTE:
    "a quoted field goes on after its closing quote; a quote inside it is written twice",
};

/** Splits one row of a table, already cut from its file by `tableRows`, into cells with csv-parse (RFC 4180). */
export function tableCells(row: string, delimiter: string): Cells {
  try {
    return { cells: parsed(row, delimiter, false) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // `5" nails` in a field without quotes is common and plain enough.
    if (error.code === "INVALID_OPENING_QUOTE") return { cells: parsed(row, delimiter, true) };
    return { fault: FAULTS[error.code] ?? error.message };
  }
}

const parsed = (row: string, delimiter: string, relax_quotes: boolean): string[] =>
  (parse(row, { delimiter, relax_column_count: true, relax_quotes }) as string[][])[0] ?? [];

import type { Bytes } from "./decompress.ts";
import { gatherBytes } from "./gather-bytes.ts";

/** A row of a table as it stands in the file. */
export interface TableRow {
  /** The line on which it begins: fields in quotes may hold line breaks. */
  readonly line: number;
  /** Null when it was too long to be held. */
  readonly bytes: Buffer | null;
  /** The line of a quote that the row, or the file, ends without closing, or the last one of a row too long to be held. */
  readonly quoteLine: number | null;
  readonly unclosed: boolean;
}

const [QUOTE, LINE_FEED, RETURN] = [34, 10, 13];

/** Where the reader stands in a field. */
const [FRESH, PLAIN, QUOTED, CLOSED] = [0, 1, 2, 3] as const;

/**
 * Cuts a table into rows (RFC 4180: a quote counts only where a field begins, and doubled inside quotes). Rows end with LF, CRLF or
 * CR. One pass, and one row of at most `maxBytes` in memory: csv-parse gives up the whole file at a row above its limit.
 */
export async function* tableRows(
  bytes: Bytes,
  delimiter: string,
  maxBytes: number,
): AsyncGenerator<TableRow> {
  const row = gatherBytes(maxBytes);
  const separator = delimiter.charCodeAt(0);
  let state: 0 | 1 | 2 | 3 = FRESH;
  let line = 1;
  let rowLine = 1;
  let quoteLine: number | null = null;
  let afterReturn = false;
  const take = (unclosed: boolean): TableRow => ({ line: rowLine, bytes: row.take(), quoteLine, unclosed });

  for await (const chunk of bytes) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? 0;
      const breaks = (c === LINE_FEED && !afterReturn) || c === RETURN;
      const pair = c === LINE_FEED && afterReturn;
      afterReturn = c === RETURN;
      if (breaks) line++;
      if (state === QUOTED) {
        if (c === QUOTE) state = CLOSED;
      } else if (pair) {
        // The row ended with the CR before.
        from = i + 1;
      } else if (breaks) {
        row.add(chunk.subarray(from, i));
        from = i + 1;
        yield take(false);
        rowLine = line;
        quoteLine = null;
        state = FRESH;
      } else if (c === separator) state = FRESH;
      else if (c === QUOTE && (state === FRESH || state === CLOSED)) {
        if (state === FRESH) quoteLine = line;
        state = QUOTED;
      } else state = PLAIN;
    }
    row.add(chunk.subarray(from));
  }
  if (row.size > 0) yield take(state === QUOTED);
}

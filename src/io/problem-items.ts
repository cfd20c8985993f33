import type { Source } from "../core/document.ts";
import type { ReadItem } from "./read-item.ts";

/** A document above the limit. `what` begins the message: `Row 3`, `The file`; `hint` ends it. */
export function tooLarge(source: Source, what: string, maxBytes: number, hint = ""): ReadItem {
  return {
    problem: {
      source,
      code: "too-large",
      message: `${what} is larger than ${maxBytes} bytes, the most that is read. Divide it, or raise --max-bytes${hint}.`,
    },
  };
}

export function brokenRow(source: Source, message: string): ReadItem {
  return { problem: { source, code: "broken-row", message } };
}

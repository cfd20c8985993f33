import type { Source } from "../core/document.ts";
import type { ProblemCode } from "../schema/problem-codes.ts";
import { excerpt } from "./excerpt.ts";
import type { ReadItem, ReadProblem } from "./read-item.ts";

/** A problem with a whole file of the corpus, whose name begins the message. */
export const inputProblem = (uri: string, code: ProblemCode, message: string): ReadProblem => ({
  source: { uri },
  code,
  message: `${excerpt(uri, 80)} ${message}`,
});

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

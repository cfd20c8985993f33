import type { Tokens } from "../../core/tokens.ts";

/** A stretch between quotation marks, marks included, in tokens `first <= i && i < end`. It may run over several paragraphs. */
export interface Quotation {
  readonly first: number;
  readonly end: number;
}

const MARK = /["“”«»„]|''|[‘’']/g;
const SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;
/** What closes a quotation inside another: a space may stand between its mark and the outer one. */
const INNER: ReadonlySet<string> = new Set(["'", "’", '"', "”"]);
/** Closing marks by their opening ones. The low German mark closes with the English opening one. */
const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  "«": "»",
  "„": "“",
  "‘": "’",
  '"': '"',
  "''": "''",
  "'": "'",
};

/**
 * Quotations in text order; they do not overlap, and those inside others are left out. A quotation that its paragraph does not close
 * goes on when the next paragraph opens with the same mark; else it was none. Linear in the text.
 */
export function quotationsOf(text: string, tokens: Tokens): Quotation[] {
  const found: Quotation[] = [];
  const paragraphs = paragraphStarts(tokens);
  let paragraph = 0;
  let token = 0;
  let mark = "";
  let first = 0;

  for (const { 0: at, index } of text.matchAll(MARK)) {
    let crossed = 0;
    for (; (paragraphs[paragraph + 1] ?? text.length) <= index; paragraph++) crossed++;
    while (token < tokens.count && (tokens.ends[token] ?? 0) <= index) token++;
    if (crossed > 0 && mark !== "") {
      if (crossed === 1 && at === mark && index === paragraphs[paragraph]) continue;
      mark = "";
    }
    const before = text[index - 1] ?? " ";
    const after = text[index + at.length] ?? " ";
    const single = at === "'" || at === "’" || at === "‘";
    const isBehind = !SPACE.test(before) || (mark !== "'" && INNER.has(text[index - 2] ?? ""));
    if (mark !== "" && CLOSING[mark] === at && isBehind && !(single && WORD.test(after))) {
      // A closing mark can be two tokens: ''.
      let end = Math.min(token + 1, tokens.count);
      while (end < tokens.count && (tokens.starts[end] ?? 0) < index + at.length) end++;
      found.push({ first, end });
      mark = "";
    } else if (
      (mark === "" || mark === at) &&
      CLOSING[at] !== undefined &&
      !SPACE.test(after) &&
      !WORD.test(before) &&
      !(single && !WORD.test(after))
    ) {
      mark = at;
      first = token;
    } else if (mark === "" && at === "”" && (before === "\n" || index === 0) && !SPACE.test(after)) {
      // A closing mark at the beginning of a line was meant to open.
      mark = "“";
      first = token;
    }
  }
  return found;
}

function paragraphStarts({ count, starts, opensParagraph }: Tokens): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (opensParagraph[i] === 1) found.push(starts[i] ?? 0);
  return found;
}

/** For each token the number of the quotation that it stands in, -1 outside. */
export function quotationOfTokens(quotations: readonly Quotation[], count: number): Int32Array {
  const of = new Int32Array(count).fill(-1);
  quotations.forEach(({ first, end }, i) => {
    of.fill(i, first, end);
  });
  return of;
}

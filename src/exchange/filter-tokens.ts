/** A word, a value in quotation marks, or a sign of a filter; `at` is where it begins, in UTF-16 units. */
export interface FilterToken {
  readonly kind: "word" | "quoted" | "sign";
  readonly text: string;
  readonly at: number;
}

const TOKEN = /\s+|"([^"]*)"|'([^']*)'|([<>!]=|[=<>(),])|([^\s=<>!(),"']+)|(.)/gsu;

/** The words and signs of a filter. A character that fits nowhere is a sign of its own, which the parser then refuses. */
export function filterTokens(source: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const [, double, single, sign, word, other] = match;
    const at = match.index;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted, at });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, at });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at });
    else if (other !== undefined) tokens.push({ kind: "sign", text: other, at });
  }
  return tokens;
}

/** A token, as UTF-16 offsets. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

/**
 * Words, numbers, clitics, emoji with what modifies them, and every other visible character by itself. Hyphens and full stops part
 * words, so that spans of records nearly always begin and end where tokens do. Control characters are none of these.
 */
const TOKEN =
  /['’](?:s|re|ve|ll|d|m|t)(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|\p{Extended_Pictographic}(?:\p{EMod}|\p{M}|\u200d\p{Extended_Pictographic})*|[^\s\p{Cc}]\p{M}*/giu;

/** The tokens of a text, in order. White space and control characters lie between them. One pass. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN))
    tokens.push({ start: match.index, end: match.index + match[0].length });
  return tokens;
}

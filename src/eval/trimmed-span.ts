const ARTICLE = /^(?:the|a|an)\s+/i;
const POSSESSIVE = /['’]s?$/;

/** A span without a leading article and a possessive ending, on which guidelines differ. */
export function trimmedSpan(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): [number, number] {
  const article = ARTICLE.exec(text.slice(start, end))?.[0].length ?? 0;
  const possessive = POSSESSIVE.exec(text.slice(start + article, end))?.[0].length ?? 0;
  return [start + article, end - possessive];
}

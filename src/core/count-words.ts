/** Words as people count them: runs between white space. */
export function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const space = code === 32 || (9 <= code && code <= 13) || code === 0xa0;
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}

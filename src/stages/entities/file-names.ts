/** Names of files and addresses are looked at so far to both sides of a mention, in UTF-16 units. */
const REACH = 100;
const isSpace = (code: number): boolean => code <= 32 || code === 0xa0;
/** What may stand at both ends of a name in running text. */
const EDGES = 3;
/** Not "_Die Zeit_", which is emphasis. "Lisa_resume.doc", "PADDIstocks.pdf", "https://example.org/Lagos". */
const FILE_NAME =
  /[\p{L}\p{N}]_+[\p{L}\p{N}]|^[^\p{L}]*(?:https?:|www\.)|\.(?:csv|docx?|gif|html?|jpe?g|mp[34]|pdf|png|pptx?|txt|xlsx?|zip)(?![\p{L}\p{N}])/iu;

/**
 * Whether `start`..`end` is a part of what is written without a space and is the name of a file, an address or a name for machines: what is in
 * these names nobody (of 127 in ewt.train, 10 have a name in them).
 */
export function isInFileName(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < REACH && !isSpace(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !isSpace(text.charCodeAt(to))) to++;
  return start - from + (to - end) >= EDGES && FILE_NAME.test(text.slice(from, to));
}

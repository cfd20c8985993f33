import { trimmedContent } from "../content-span.ts";
import type { Refiner } from "../refiner.ts";
import { hasVerb, sentenceAt } from "../sentence-at.ts";

/** A source behind its cue is no longer than this, unless the model found it. */
const LONGEST = 16;

/** "Rents rose, said teachers": what stands behind the cue without a verb, or what the model takes for the source there, is the source, and never the content. */
export const inverted: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { cue, source, content, word } = finding;
  if (!cue || !word?.frames.has("speech") || cue.end - cue.first > 1) return finding;
  // "The mayor spoke at noon, declaring a truce": a participle has its source before it.
  if ((tokens.lower[cue.first] ?? "").endsWith("ing")) return finding;
  const edge = tokens.lower[cue.first - 1] ?? "";
  const behindQuotation = (quotationOf[cue.first - 1] ?? -1) !== -1 && (quotationOf[cue.first] ?? -1) === -1;
  // A content that is the cue stands for none.
  const hasContent = content.first !== cue.first || content.end !== cue.end;
  const isMissing =
    source === null ||
    (hasContent ? source.end <= cue.first && content.first >= cue.end : source.end > cue.first);
  if (!isMissing || (edge !== "," && !behindQuotation)) return finding;
  const sentence = sentenceAt(reading, cue.first);
  const isFound = source !== null && source.first === cue.end;
  const named = isFound ? source : trimmedContent(reading, cue.end, sentence.end);
  if (!named || (!isFound && (named.end - named.first > LONGEST || hasVerb(tokens, named)))) return finding;
  for (let i = named.first; i < named.end; i++) if ((quotationOf[i] ?? -1) !== -1) return finding;
  const said = trimmedContent(reading, Math.min(sentence.first, content.first), cue.first);
  if (!said || !(behindQuotation || hasVerb(tokens, said))) return finding;
  return {
    ...finding,
    source: named,
    content: content.first < cue.first ? { ...said, first: content.first } : said,
  };
};

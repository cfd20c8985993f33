import { behindRecipient } from "../clause.ts";
import { trimmedContent } from "../content-span.ts";
import type { Refiner } from "../refiner.ts";
import { hasVerb, sentenceAt } from "../sentence-at.ts";
import { TAG } from "../tags.ts";

/** How probable a cue has to be to have a content that the model does not see. */
const SURE = 0.6;
/** So many words behind a verb of speech are a clause, even where the tagger takes its verb for a noun. */
const CLAUSE = 4;
const ENDS: ReadonlySet<string> = new Set([",", ";", "–", "—", "--"]);

/** "The minister said talks stalled", "She plans to resign, an aide told us": a cue with a source before it and no content has the rest of its clause; of a verb of speech that is the rest of the sentence. */
export const restOfClause: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { source, cue, content, word } = finding;
  if (!cue || content.first !== cue.first || !source || source.end > cue.first || !word) return finding;
  const isSpeech = word.frames.has("speech");
  if ((quotationOf[cue.first] ?? -1) !== -1 || (!isSpeech && (cue.sure ?? 0) < SURE)) return finding;
  const sentence = sentenceAt(reading, cue.first);
  let end = cue.end;
  while (end < sentence.end && (isSpeech || !ENDS.has(tokens.lower[end] ?? ""))) end++;
  const from = word.frames.has("recipient") ? behindRecipient(tokens, cue.end, end) : cue.end;
  const said = trimmedContent(reading, from, end);
  if (!said) return finding;
  // "said in a statement" has no clause.
  const isClause = said.end - said.first >= CLAUSE && tokens.pos[said.first] !== TAG.adposition;
  return isSpeech && !isClause && !hasVerb(tokens, said) ? finding : { ...finding, content: said };
};

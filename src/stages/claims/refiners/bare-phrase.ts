import { BE } from "../closed-classes.ts";
import type { Refiner } from "../refiner.ts";
import { hasVerb } from "../sentence-at.ts";

const LONGEST = 3;
/** Verbs that take a text, a tale or a thing as their object and then say nothing of what is in it. */
const MAKES_TEXT: ReadonlySet<string> = new Set([
  "add",
  "write",
  "read",
  "tell",
  "post",
  "publish",
  "recount",
]);

/** "She wrote a book", "He told a joke", "It added 40 branches", "Not a word was said": a short object of such a verb is no content. */
export const barePhrase: Refiner = (finding, { tokens, quotationOf }) => {
  const { content, cue, word } = finding;
  if (!word || !cue || content.end - content.first > LONGEST || hasVerb(tokens, content)) return finding;
  const isObject = cue.end - cue.first === 1 && MAKES_TEXT.has(word.lemma) && content.first >= cue.end;
  const isSubject = word.lemma === "say" && BE.has(tokens.lower[cue.first] ?? "") && content.end <= cue.first;
  if (!isObject && !isSubject) return finding;
  for (let i = content.first; i < content.end; i++) if ((quotationOf[i] ?? -1) !== -1) return finding;
  return null;
};

import { BE } from "../closed-classes.ts";
import type { Refiner } from "../refiner.ts";
import { hasVerb, sentenceAt } from "../sentence-at.ts";
import { subjectFrom } from "../subject.ts";
import { TAG } from "../tags.ts";

/** "The film, to nobody's surprise, explains …": what stands between the beginning of a sentence and its cue, with no other verb, is the source. */
export const ownSubject: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { source, cue, content } = finding;
  if (!cue || content.first <= cue.first || (quotationOf[cue.first] ?? -1) !== -1) return finding;
  // "Scientists at the institute said": of a subject with a phrase behind it, the phrase alone is not the source.
  const isPhrase =
    source !== null && source.end === cue.first && tokens.pos[source.first - 1] === TAG.adposition;
  if (source && !isPhrase) return finding;
  const head = tokens.pos[cue.first];
  if (head !== TAG.verb && head !== TAG.auxiliary && head !== TAG.adverb) return finding;
  // "has been called": nobody in particular.
  for (let i = cue.first; i < cue.end; i++) if (BE.has(tokens.lower[i] ?? "")) return finding;
  const sentence = sentenceAt(reading, cue.first);
  const subject = subjectFrom(reading, sentence.first, cue.first);
  if (!subject || hasVerb(tokens, { first: subject.end, end: cue.first })) return finding;
  if (source && (subject.end !== source.end || subject.first >= source.first)) return finding;
  return { ...finding, source: subject };
};

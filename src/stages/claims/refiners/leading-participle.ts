import type { Refiner } from "../refiner.ts";
import { sentenceAt } from "../sentence-at.ts";
import { subjectFrom } from "../subject.ts";

/** "Calling the plan absurd, the mayor left": a participle that opens its sentence has the subject behind its comma for a source. */
export const leadingParticiple: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { source, cue, content } = finding;
  if (source || !cue || (quotationOf[cue.first] ?? -1) !== -1) return finding;
  const sentence = sentenceAt(reading, cue.first);
  const opens = cue.first === sentence.first && (tokens.lower[cue.first] ?? "").endsWith("ing");
  if (!opens || content.first < cue.end || tokens.lower[content.end] !== ",") return finding;
  const subject = subjectFrom(reading, content.end + 1, sentence.end);
  return subject && subject.end < sentence.end ? { ...finding, source: subject } : finding;
};

import type { Refiner } from "../refiner.ts";
import { hasVerb, sentenceAt } from "../sentence-at.ts";
import { subjectFrom } from "../subject.ts";
import { TAG } from "../tags.ts";

const AND: ReadonlySet<string> = new Set(["and", "but"]);
/** With one of these between, the verb may go with a subject of its own. */
const OPENS_CLAUSE: ReadonlySet<string> = new Set(["that", "who", "which", "because", "if", "when", "while"]);

/**
 * "The mayor spoke at noon, promising …", "The office named the man and said …", "The mayor, citing a report, resigned": a verb that goes on, or
 * stands between commas behind a subject, has the subject of its sentence for a source.
 */
export const sharedSubject: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { source, cue } = finding;
  if (!cue || (quotationOf[cue.first] ?? -1) !== -1) return finding;
  const sentence = sentenceAt(reading, cue.first);
  const isParticiple = (tokens.lower[cue.first] ?? "").endsWith("ing");
  // A whole clause before the participle is no source, its subject is.
  const isWholeClause =
    isParticiple &&
    source !== null &&
    source.first === sentence.first &&
    source.end === cue.first - 1 &&
    hasVerb(tokens, source);
  if (source && !isWholeClause) return finding;
  if (isParticiple && tokens.lower[cue.first - 1] === ",") {
    const own = subjectFrom(reading, sentence.first, cue.first - 1);
    if (own && own.end === cue.first - 1) return { ...finding, source: own };
  }
  const subject = subjectFrom(reading, sentence.first, cue.first);
  if (!subject) return finding;
  let before = cue.first - 1;
  while (before > subject.end && tokens.pos[before] === TAG.adverb) before--;
  const goesOn = tokens.lower[before] === "," && isParticiple;
  const isVerb = tokens.pos[cue.first] !== TAG.noun && tokens.pos[cue.first] !== TAG.determiner;
  if (!goesOn && !(isVerb && AND.has(tokens.lower[before] ?? ""))) return finding;
  for (let i = subject.end; i < before; i++) if (OPENS_CLAUSE.has(tokens.lower[i] ?? "")) return finding;
  return { ...finding, source: subject };
};

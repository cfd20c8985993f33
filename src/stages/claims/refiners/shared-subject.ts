import type { Refiner } from "../refiner.ts";
import { sentenceAt } from "../sentence-at.ts";
import { TAG } from "../tags.ts";

const LONGEST = 12;

/** "The mayor spoke at noon, promising …": a participle behind a comma has the subject of its sentence for a source. */
export const sharedSubject: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { source, cue } = finding;
  if (source || !cue || (quotationOf[cue.first] ?? -1) !== -1) return finding;
  if (tokens.lower[cue.first - 1] !== "," || !(tokens.lower[cue.first] ?? "").endsWith("ing")) return finding;
  const { first } = sentenceAt(reading, cue.first);
  let end = first;
  let hasHead = false;
  for (; end < cue.first && end - first <= LONGEST; end++) {
    const tag = tokens.pos[end];
    if (tag === TAG.verb || tag === TAG.auxiliary || tag === TAG.adverb) break;
    if (tag === TAG.punctuation || (end === first && tag === TAG.adposition)) return finding;
    if (tag === TAG.noun || tag === TAG.name || tag === TAG.pronoun) hasHead = true;
  }
  return hasHead && end - first <= LONGEST ? { ...finding, source: { first, end } } : finding;
};

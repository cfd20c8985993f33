import { isSpeech } from "../reading.ts";
import type { Refiner } from "../refiner.ts";

/** Of less sure words that the lexicon lacks, three in four attribute nothing (polnear, articles held back from training). */
const SURE = 0.7;

/** With a few words quoted ("He wore a “Make Tea” cap"). */
const SURE_OF_WORDS = 0.3;

/** "They garnered 200 votes": a cue that is not in the lexicon, with no speech quoted, has to be surer than others. */
export const unlistedWord: Refiner = (finding, reading) => {
  const { word, cue, content } = finding;
  if (word || !cue || (cue.sure ?? 1) >= SURE) return finding;
  const quoted = new Set(reading.quotationOf.subarray(content.first, content.end));
  quoted.delete(-1);
  const isQuoted = [...quoted].some((i) => isSpeech(reading, reading.quotations[i] ?? content));
  return isQuoted || (quoted.size > 0 && (cue.sure ?? 1) >= SURE_OF_WORDS) ? finding : null;
};

import { holdsQuotation } from "../reading.ts";
import type { Refiner } from "../refiner.ts";

/** Of less sure words that the lexicon lacks, three in four attribute nothing (polnear, articles held back from training). */
const SURE = 0.7;

/** "They garnered 200 votes": a cue that is not in the lexicon, with nothing quoted, has to be surer than others. */
export const unlistedWord: Refiner = (finding, reading) => {
  const { word, cue, content } = finding;
  if (word || !cue || (cue.sure ?? 1) >= SURE) return finding;
  return holdsQuotation(reading, content) ? finding : null;
};

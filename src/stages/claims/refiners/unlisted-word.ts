import type { Refiner } from "../refiner.ts";

/** Of less sure words that the lexicon lacks, three in four attribute nothing (polnear, articles held back from training). */
const SURE = 0.7;

/** "They garnered 200 votes": a cue that is not in the lexicon, with nothing quoted, has to be surer than others. */
export const unlistedWord: Refiner = (finding, { quotationOf }) => {
  const { word, cue, content } = finding;
  if (word || !cue || (cue.sure ?? 1) >= SURE) return finding;
  return quotationOf.subarray(content.first, content.end).some((quotation) => quotation !== -1)
    ? finding
    : null;
};

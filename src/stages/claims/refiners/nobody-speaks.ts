import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { holdsQuotation, type Reading } from "../reading.ts";
import type { Refiner } from "../refiner.ts";
import { sentenceAt } from "../sentence-at.ts";
import { TAG } from "../tags.ts";

/** "Who would have thought …?" names nobody. */
function asks(reading: Reading, source: TokenRange): boolean {
  const { tokens } = reading;
  const sentence = sentenceAt(reading, source.first);
  return (
    source.end - source.first === 1 &&
    tokens.lower[source.first] === "who" &&
    source.first === sentence.first &&
    tokens.lower[sentence.end - 1] === "?"
  );
}

/** "Remember when …?", "Who knows …?", "Say what you like": questions and orders to the reader that name nobody report nothing; nor do words that the lexicon does not have, with nobody and nothing quoted. */
export const nobodySpeaks: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { source, cue, word, content } = finding;
  if (!cue || (quotationOf[cue.first] ?? -1) !== -1) return finding;
  if (source && !asks(reading, source)) return finding;
  if (!word && !holdsQuotation(reading, content)) return null;
  const sentence = sentenceAt(reading, cue.first);
  if (tokens.lower[sentence.end - 1] === "?") return null;
  const isOrder =
    cue.first === sentence.first &&
    tokens.pos[cue.first] === TAG.verb &&
    tokens.lower[cue.first] === word?.lemma;
  return isOrder ? null : finding;
};

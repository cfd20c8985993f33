import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { trimmedContent } from "../content-span.ts";
import type { Refiner } from "../refiner.ts";
import { sentenceAt } from "../sentence-at.ts";
import { TAG } from "../tags.ts";

/** "According to teachers, rents rose": whoever stands behind "according to" is the source, and what the comma divides from it the content. */
export const accordingTo: Refiner = (finding, reading) => {
  const { tokens } = reading;
  const { cue, source, content } = finding;
  if (!cue || tokens.lower[cue.first] !== "according" || tokens.lower[cue.end - 1] !== "to") return finding;
  const isApart = content.end <= cue.first || (source !== null && content.first >= source.end);
  if (source && source.first >= cue.end && isApart) return finding;
  const sentence = sentenceAt(reading, cue.first);
  let stop = cue.end;
  while (stop < sentence.end && tokens.pos[stop] !== TAG.punctuation) stop++;
  const named: TokenRange = { first: cue.end, end: stop };
  const leads = cue.first - sentence.first <= 1;
  const rest = leads
    ? trimmedContent(reading, stop, sentence.end)
    : trimmedContent(reading, sentence.first, cue.first);
  return rest && named.end > named.first ? { ...finding, source: named, content: rest } : null;
};

import { trimmedContent } from "../content-span.ts";
import type { Refiner } from "../refiner.ts";
import { hasVerb, sentenceAt } from "../sentence-at.ts";

const LONGEST = 12;

/** "The dam is safe, the engineer said on Tuesday": a cue with nothing of its own has what stands before the last comma, and its source between. */
export const postposed: Refiner = (finding, reading) => {
  const { tokens } = reading;
  const { cue, content } = finding;
  if (!cue || content.first !== cue.first) return finding;
  const sentence = sentenceAt(reading, cue.first);
  let comma = cue.first - 1;
  while (comma > sentence.first && cue.first - comma <= LONGEST && tokens.lower[comma] !== ",") comma--;
  const source = { first: comma + 1, end: cue.first };
  const said = trimmedContent(reading, sentence.first, comma);
  if (tokens.lower[comma] !== "," || source.first >= source.end || hasVerb(tokens, source)) return null;
  return said && hasVerb(tokens, said) ? { ...finding, source, content: said } : null;
};

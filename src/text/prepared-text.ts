import type { Tokens } from "../core/tokens.ts";
import { speakerLabels } from "./speaker-labels.ts";

/** So few sentences can be cut out of a talk. */
const FEWEST_SENTENCES = 5;

/** Whether a text is prepared as a whole, such as an article or a speech: several sentences, and nobody's turns. */
export const isPrepared = (tokens: Tokens, sentences: readonly unknown[]): boolean =>
  sentences.length >= FEWEST_SENTENCES && speakerLabels(tokens).length === 0;

/** So few sentences can be cut out of a talk. */
const FEWEST_SENTENCES = 5;

/** Whether a text is prepared as a whole, such as an article or a speech: several sentences, and nobody's turns. `labels`: those of speakers (speaker-labels.ts). */
export const isPrepared = (sentences: readonly unknown[], labels: readonly unknown[]): boolean =>
  sentences.length >= FEWEST_SENTENCES && labels.length === 0;

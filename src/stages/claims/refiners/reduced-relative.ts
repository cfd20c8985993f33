import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { PHRASE } from "../closed-classes.ts";
import type { Reading } from "../reading.ts";
import type { Refiner } from "../refiner.ts";
import { hasVerb, isVerb, sentenceAt } from "../sentence-at.ts";
import { TAG } from "../tags.ts";

/** "Analysts watching the bank expect a loss": a participle behind a noun says which analysts, is no cue, and belongs to the source. */
export const reducedRelative: Refiner = (finding, reading) => {
  const { tokens } = reading;
  const { source, cue, content } = finding;
  if (!cue || content.first < cue.end || (source && source.end > cue.first)) return finding;
  const sentence = sentenceAt(reading, cue.first);
  if (!source) {
    const phrase = describedPhrase(reading, { first: sentence.first, end: cue.first });
    return phrase ? { ...finding, source: phrase } : finding;
  }
  if (isParticiple(reading, cue.first)) {
    const isOnlyVerb = source.first === sentence.first && source.end === cue.first;
    return isOnlyVerb &&
      cue.end - cue.first === 1 &&
      opensPhrase(reading, content) &&
      hasVerb(tokens, content)
      ? null
      : finding;
  }
  const participle = source.first - 1;
  const head: TokenRange = { first: sentence.first, end: participle };
  const belongs =
    head.first < head.end &&
    isParticiple(reading, participle) &&
    isPhrase(reading, head) &&
    !hasVerb(tokens, source);
  return belongs ? { ...finding, source: { first: head.first, end: source.end } } : finding;
};

/** A range that is a noun phrase with a participle behind it and no other verb; null for others. */
function describedPhrase(reading: Reading, range: TokenRange): TokenRange | null {
  const { pos } = reading.tokens;
  let participle = range.first;
  while (participle < range.end && !isVerb(pos[participle])) participle++;
  const behind = { first: participle + 1, end: range.end };
  const isOne =
    participle < range.end &&
    isParticiple(reading, participle) &&
    isPhrase(reading, { first: range.first, end: participle }) &&
    !hasVerb(reading.tokens, behind) &&
    !pos.subarray(behind.first, behind.end).includes(TAG.punctuation);
  return isOne ? range : null;
}

/** A verb in -ing behind a noun, without an auxiliary. */
function isParticiple({ tokens }: Reading, at: number): boolean {
  const before = tokens.pos[at - 1];
  return (
    isVerb(tokens.pos[at]) &&
    (tokens.lower[at] ?? "").endsWith("ing") &&
    (before === TAG.noun || before === TAG.name)
  );
}

/** Whether a range holds nothing but the words of a noun phrase. */
const isPhrase = ({ tokens }: Reading, { first, end }: TokenRange): boolean =>
  tokens.pos.subarray(first, end).every((tag) => PHRASE.has(tag));

const opensPhrase = ({ tokens, quotationOf }: Reading, { first }: TokenRange): boolean =>
  PHRASE.has(tokens.pos[first]) && quotationOf[first] === -1;

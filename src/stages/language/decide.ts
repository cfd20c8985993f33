import type { Language } from "../../schema/language.ts";
import type { Detection } from "./detector.ts";
import type { Evidence } from "./evidence.ts";

/** English running text has about 0.35 of such words, headlines 0.1, other Latin-script languages below 0.05. */
const PLAIN_ENGLISH = [
  { words: 12, share: 0.2 },
  { words: 5, share: 0.34 },
];
/** Below the first number of letters the detector only guesses between Latin-script languages; below the second it is unsure. */
const FEW_LETTERS = { guess: 24, unsure: 60 };
/** Names pull English headlines towards other languages: another one has to be this much better. */
const MARGIN = { short: 0.2, long: 0.05 };
/** Scores come in steps, because they are no finer than that. */
const round = (score: number): number => Math.round(Math.min(Math.max(score, 0), 1) * 100) / 100;

/** The language that the evidence shows; undefined when the detector has to be asked first. */
export function decide(
  evidence: Evidence,
  detection: Detection | null,
  assume: string,
): Language | undefined {
  const { words, english, letters, latin } = evidence;
  if (letters === 0) return { code: "und", score: 0 };
  if (PLAIN_ENGLISH.some((plain) => words >= plain.words && english >= plain.share))
    return { code: "en", score: round(0.9 + english / 4) };
  if (!detection) return undefined;

  const [best] = detection;
  if (!best) return latin >= 0.5 ? { code: assume, score: 0.3 } : { code: "und", score: 0 };
  const assumed = detection.find(({ code }) => code === assume)?.score ?? 0;
  if (best.code === assume) return { code: assume, score: round(best.score) };
  // Another script cannot be taken for the assumed language, however short the text.
  if (latin < 0.5) return { code: best.code, score: round(best.score) };
  if (letters < FEW_LETTERS.guess) return { code: assume, score: 0.3 };
  const short = letters < FEW_LETTERS.unsure;
  const boost = english * 2;
  if (best.score - assumed - boost > (short ? MARGIN.short : MARGIN.long))
    return { code: best.code, score: round(best.score) };
  return { code: assume, score: round(Math.max(0.3, assumed)) };
}

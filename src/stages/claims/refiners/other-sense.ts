import { BE } from "../closed-classes.ts";
import type { Refiner } from "../refiner.ts";

const NAMING: ReadonlySet<string> = new Set(["called", "dubbed", "known", "named", "nicknamed", "titled"]);
const PARTICLES: ReadonlySet<string> = new Set(["in", "off", "up"]);

/** "The street is known as “the Mile”", "He called off the strike": words of saying in another sense. Who is called a liar is so by somebody. */
export const otherSense: Refiner = (finding, { tokens }) => {
  const { source, cue, word } = finding;
  if (!cue) return finding;
  const { lower } = tokens;
  // What stands before a passive is what is named.
  const isNamer = source !== null && source.end > cue.first;
  for (let i = cue.first; i < cue.end; i++) {
    if (!isNamer && NAMING.has(lower[i] ?? "") && BE.has(lower[i - 1] ?? "")) return null;
  }
  const isPhrasal = word?.lemma === "call" && PARTICLES.has(lower[cue.end - 1] ?? "");
  return isPhrasal ? null : finding;
};

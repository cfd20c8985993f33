import { BE } from "../closed-classes.ts";
import type { Finding } from "../finding.ts";
import type { Reading } from "../reading.ts";
import type { Refiner } from "../refiner.ts";
import { TAG } from "../tags.ts";

const NAMING: ReadonlySet<string> = new Set(["called", "dubbed", "known", "named", "nicknamed", "titled"]);
const UNKNOWN: ReadonlySet<string> = new Set(["a", "an", "another", "some"]);
const PARTICLES: ReadonlySet<string> = new Set(["in", "off", "up"]);

const WE: ReadonlySet<string> = new Set(["we", "you"]);
const ONES_OWN: ReadonlySet<string> = new Set("my our your his her its their".split(" "));

/** "We're talking about a city of two million" is how a writer brings up what follows. */
const bringsUp = ({ source, cue, word }: Finding, { tokens: { lower }, quotationOf }: Reading): boolean =>
  word?.lemma === "talk" &&
  cue !== null &&
  lower[cue.end - 1] === "about" &&
  quotationOf[cue.first] === -1 &&
  source?.end === cue.first &&
  WE.has(lower[source.first] ?? "");

/** "They asserted their independence", "She asserted herself": what is shown, not said. */
const isShown = ({ word, content }: Finding, { tokens: { lower } }: Reading): boolean =>
  word?.lemma === "assert" &&
  (ONES_OWN.has(lower[content.first] ?? "") || /sel(?:f|ves)$/u.test(lower[content.first] ?? ""));

/** "A man named Tom Clarke", "a firm called Uber": of an unknown one, a participle with a name behind it says the name. */
const isNamed = ({ source, cue, content }: Finding, { tokens: { lower, pos } }: Reading): boolean =>
  source !== null &&
  cue !== null &&
  cue.end - cue.first === 1 &&
  NAMING.has(lower[cue.first] ?? "") &&
  source.end === cue.first &&
  UNKNOWN.has(lower[source.first] ?? "") &&
  content.first === cue.end &&
  pos[content.first] === TAG.name;

/** "The street is known as “the Mile”", "He called off the strike": words of saying in another sense. Who is called a liar is so by somebody. */
export const otherSense: Refiner = (finding, reading) => {
  const { source, cue, word } = finding;
  if (!cue) return finding;
  if (bringsUp(finding, reading) || isNamed(finding, reading) || isShown(finding, reading)) return null;
  const { lower } = reading.tokens;
  // What stands before a passive is what is named.
  const isNamer = source !== null && source.end > cue.first;
  for (let i = cue.first; i < cue.end; i++) {
    if (!isNamer && NAMING.has(lower[i] ?? "") && BE.has(lower[i - 1] ?? "")) return null;
  }
  const isPhrasal = word?.lemma === "call" && PARTICLES.has(lower[cue.end - 1] ?? "");
  return isPhrasal ? null : finding;
};

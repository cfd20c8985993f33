import type { TokenRange } from "../../../text/sentence-tokens.ts";
import { trimmedContent } from "../content-span.ts";
import type { Reading } from "../reading.ts";
import type { Refiner } from "../refiner.ts";
import { isVerb, sentenceAt } from "../sentence-at.ts";
import { subjectFrom } from "../subject.ts";
import { TAG } from "../tags.ts";

/** Words that a participle may open a sentence behind: "After blasting …, he left". */
const LEAD_IN: ReadonlySet<string> = new Set([
  "after",
  "before",
  "by",
  "in",
  "on",
  "when",
  "while",
  "without",
  "despite",
]);

/** "Calling the plan absurd, the mayor left": a participle that opens its sentence has the subject behind its clause's comma for a source. */
export const leadingParticiple: Refiner = (finding, reading) => {
  const { tokens, quotationOf } = reading;
  const { lower } = tokens;
  const { source, cue, content } = finding;
  if (source || !cue || (quotationOf[cue.first] ?? -1) !== -1) return finding;
  const sentence = sentenceAt(reading, cue.first);
  const opens =
    cue.first === sentence.first ||
    (cue.first === sentence.first + 1 && LEAD_IN.has(lower[sentence.first] ?? ""));
  if (!opens || content.first < cue.first || !(lower[cue.first] ?? "").endsWith("ing")) return finding;
  for (let i = cue.end; i < sentence.end; i++) {
    if (lower[i] !== ",") continue;
    const subject = clauseSubject(reading, i + 1, sentence.end);
    if (!subject) continue;
    const said = subject.first < content.end ? trimmedContent(reading, content.first, i) : content;
    return said ? { ...finding, source: subject, content: said } : finding;
  }
  return finding;
};

/** The subject of a clause that begins at `from`, where a verb follows it. */
function clauseSubject(reading: Reading, from: number, to: number): TokenRange | null {
  const subject = subjectFrom(reading, from, to);
  if (!subject || subject.end >= to) return null;
  let next = subject.end;
  while (next < to && reading.tokens.pos[next] === TAG.adverb) next++;
  return isVerb(reading.tokens.pos[next]) ? subject : null;
}

import type { TokenRange } from "../../text/sentence-tokens.ts";
import { trimmedContent } from "./content-span.ts";
import type { Cue, CueLexicon } from "./cues.ts";
import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";
import type { FirstTagging, FoundCue } from "./tagger/tag-cues.ts";
import type { Parts } from "./tagger/tag-parts.ts";
import { uncuedQuotations } from "./uncued-quotations.ts";

/** Everything that somebody is said to say: what the models find, then the quotations that no cue takes. */
export function findingsOf(
  reading: Reading,
  cues: CueLexicon,
  { cues: found }: FirstTagging,
  partsOf: (cue: FoundCue) => Parts,
): Finding[] {
  const findings = found.flatMap((cue): Finding[] => {
    const { source, content } = partsOf(cue);
    const trimmed = content && trimmedContent(reading, content.first, content.end);
    return trimmed ? [{ content: trimmed, source, cue, word: wordOf(reading, cues, cue), by: "model" }] : [];
  });
  return [...findings, ...uncuedQuotations(reading, findings)];
}

/** The last word of a cue that the lexicon has: "has repeatedly said", "said in a statement". */
export function wordOf({ tokens }: Reading, { verbs, nouns }: CueLexicon, { first, end }: TokenRange): Cue | null {
  let noun: Cue | null = null;
  for (let i = first; i < end; i++) {
    const verb = verbs.get(tokens.lower[i] ?? "");
    if (verb) return verb;
    noun ??= nouns.get(tokens.lower[i] ?? "") ?? null;
  }
  return noun;
}

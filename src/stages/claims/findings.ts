import type { Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { classOf, OUTSIDE } from "../../text/sequence/tags.ts";
import { TITLED } from "./closed-classes.ts";
import { trimmedContent } from "./content-span.ts";
import type { Cue, CueLexicon } from "./cues.ts";
import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";
import { refined } from "./refiners.ts";
import { sentenceAt } from "./sentence-at.ts";
import { signedQuotations } from "./signed-quotations.ts";
import { MARKED_SOURCE } from "./tagger/classes.ts";
import { type FirstTagging, type FoundCue, LONGEST_SENTENCE } from "./tagger/tag-cues.ts";
import type { Parts } from "./tagger/tag-parts.ts";
import { TAG } from "./tags.ts";
import { turnsOf } from "./turns.ts";
import { uncuedQuotations } from "./uncued-quotations.ts";

/** Everything that somebody is said to say: the turns of a transcript, the headline's claim, what the models find, mended by rules, quotations that are signed, then those that nothing introduces. */
export function findingsOf(
  reading: Reading,
  cues: CueLexicon,
  { tags, cues: found }: FirstTagging,
  partsOf: (cue: FoundCue) => Parts,
  headlines: readonly Finding[],
): Finding[] {
  const turns = turnsOf(reading);
  for (const { cue } of headlines) turns.covered.fill(1, 0, cue?.end);
  const modelled = withSureCues(reading, found).flatMap((cue): Finding[] => {
    if (turns.covered[cue.first] === 1 || !hasWord(reading, cue)) return [];
    const { source, content, sure, overlooked } = partsOf(cue);
    // Where the models find nothing, rules may still: the cue stands for the content.
    const said = (content && trimmedContent(reading, content.first, content.end)) ?? cue;
    const finding =
      said &&
      refined(
        { content: said, source, cue, word: wordOf(reading, cues, cue), by: "model", sure, overlooked },
        reading,
      );
    return finding ? [finding] : [];
  });
  const signed = signedQuotations(reading, modelled);
  const findings = [...turns.found, ...headlines, ...modelled, ...signed];
  return [...findings, ...uncuedQuotations(reading, findings, (token) => announcer(reading, tags, token))];
}

/** A dash or a colon alone is no cue: what stands behind it is for the rules. */
function hasWord({ tokens }: Reading, { first, end }: TokenRange): boolean {
  for (let i = first; i < end; i++) if (tokens.pos[i] !== TAG.punctuation) return true;
  return false;
}

const isAccording = ({ lower }: Tokens, at: number): boolean =>
  lower[at] === "according" && lower[at + 1] === "to";
/** How sure the model counts as of a cue that it did not find. */
const OVERLOOKED = 0.5;
/** In the training texts these attribute in more than nineteen of twenty places outside quotations, if they are no passive and not "that said". */
const SURE: ReadonlySet<string> = new Set(["said", "says"]);
const NOT_BEHIND: ReadonlySet<string> = new Set(["is", "the", "was", "are", "were", "be", "been", "that"]);

/** Cues with every "according to", "said" and "says" among them. */
function withSureCues(reading: Reading, cues: readonly FoundCue[]): FoundCue[] {
  const { tokens, quotationOf } = reading;
  const all: FoundCue[] = [];
  let next = 0;
  for (let i = 0; i <= tokens.count; i++) {
    for (let cue = cues[next]; cue && cue.first <= i; cue = cues[++next]) all.push(cue);
    const isAccordingTo = isAccording(tokens, i);
    if ((all.at(-1)?.end ?? 0) > i || (!isAccordingTo && !SURE.has(tokens.lower[i] ?? ""))) continue;
    const sentence = sentenceAt(reading, i);
    if (sentence.end - sentence.first > LONGEST_SENTENCE) continue;
    if (isAccordingTo) all.push({ first: i, end: i + 2, sure: OVERLOOKED });
    else if ((quotationOf[i] ?? -1) === -1 && !NOT_BEHIND.has(tokens.lower[i - 1] ?? ""))
      all.push({ first: i, end: i + 1, sure: OVERLOOKED });
  }
  return all;
}

/**
 * Whoever the first model took for a source in a sentence with a colon just before `token`, "The office said in a note:"; else whoever is named
 * before the colon, "Not so, writes pollster Ann Shaw:".
 */
function announcer(reading: Reading, tags: Uint8Array, token: number): TokenRange | null {
  if (reading.tokens.lower[token - 1] !== ":") return null;
  const sentence = sentenceAt(reading, token - 1);
  for (let first = sentence.first; first < sentence.end; first++) {
    if (!isSource(tags, first)) continue;
    let end = first + 1;
    while (end < sentence.end && isSource(tags, end)) end++;
    return { first, end };
  }
  return namedBefore(reading, token - 1);
}

/** A name that ends at `end`, with its title. */
function namedBefore(reading: Reading, end: number): TokenRange | null {
  const { pos } = reading.tokens;
  const { first: from } = sentenceAt(reading, end);
  if (end === from || pos[end - 1] !== TAG.name) return null;
  let first = end - 1;
  while (first > from && TITLED.has(pos[first - 1])) first--;
  return { first, end };
}

function isSource(tags: Uint8Array, token: number): boolean {
  const tag = tags[token] as number;
  return tag !== OUTSIDE && classOf(tag) === MARKED_SOURCE;
}

/** The first verb of a cue that the lexicon has, else its first noun: "has repeatedly said", "said in a statement". */
export function wordOf(
  { tokens }: Reading,
  { verbs, nouns }: CueLexicon,
  { first, end }: TokenRange,
): Cue | null {
  let noun: Cue | null = null;
  for (let i = first; i < end; i++) {
    const verb = verbs.get(tokens.lower[i] ?? "");
    if (verb) return verb;
    noun ??= nouns.get(tokens.lower[i] ?? "") ?? null;
  }
  return noun;
}

import type { TokenRange } from "../../text/sentence-tokens.ts";
import { continuedQuotation } from "./content-span.ts";
import type { Finding } from "./finding.ts";
import { accordingFinding, nounFinding } from "./other-frames.ts";
import { isSpeech, type Reading } from "./reading.ts";
import { TAG } from "./tags.ts";
import { verbFinding } from "./verb-frames.ts";

/** A longer "sentence" is a list or noise; leaving it out also keeps the time linear. */
const LONGEST_SENTENCE = 400;

/** Everything that somebody is said to say, in the order of the cues, then the quotations that no cue takes. */
export function findingsOf(reading: Reading): Finding[] {
  const { quotationOf } = reading;
  const starts = new Set(reading.sentences.map(({ first }) => first));
  const isSentenceStart = (token: number) => starts.has(token);
  const findings: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.end - sentence.first > LONGEST_SENTENCE) continue;
    let subject: TokenRange | null = null;
    for (let i = sentence.first; i < sentence.end; i++) {
      if ((quotationOf[i] ?? -1) !== -1) continue;
      const finding = findingAt(reading, sentence, i, subject, isSentenceStart);
      if (!finding) continue;
      findings.push(finding);
      subject = finding.source ?? subject;
    }
  }
  return [...findings, ...uncuedQuotations(reading, findings, isSentenceStart)];
}

function findingAt(
  reading: Reading,
  sentence: TokenRange,
  i: number,
  subject: TokenRange | null,
  isSentenceStart: (token: number) => boolean,
): Finding | null {
  const { tokens, cues } = reading;
  const form = tokens.lower[i] ?? "";
  const tag = tokens.pos[i];
  const verb = cues.verbs.get(form);
  if (verb?.frames.has("preposition")) return accordingFinding(reading, sentence, i, verb);
  if (verb && (tag === TAG.verb || tag === TAG.auxiliary || ALWAYS_VERBS.has(form))) {
    return verbFinding(reading, sentence, i, verb, subject, isSentenceStart);
  }
  const noun = cues.nouns.get(form);
  return noun && tag === TAG.noun ? nounFinding(reading, sentence, i, noun) : null;
}

/** Forms that the tagger takes for something else now and then. */
const ALWAYS_VERBS: ReadonlySet<string> = new Set(["said", "says", "told", "tweeted"]);

/** A quotation that begins at most this many tokens behind another goes on in its speaker's voice. */
const GAP = 8;

/** Quotations that make up whole sentences and that no cue claims: direct speech of the last speaker when it follows at once, else of somebody unnamed. */
function uncuedQuotations(
  reading: Reading,
  findings: readonly Finding[],
  isSentenceStart: (token: number) => boolean,
): Finding[] {
  const taken = new Uint8Array(reading.quotations.length);
  for (const { content } of findings) {
    for (let i = content.first; i < content.end; i++) {
      const quotation = reading.quotationOf[i] ?? -1;
      if (quotation < 0) continue;
      taken[quotation] = 1;
      i = (reading.quotations[quotation]?.end ?? i + 1) - 1;
    }
  }
  const found: Finding[] = [];
  const ordered = findings.toSorted((a, b) => a.content.first - b.content.first);
  const quotationAt = ({ content }: Finding) => (reading.quotationOf[content.first] ?? -1) !== -1;
  let next = 0;
  let last: Finding | null = null;
  reading.quotations.forEach((quotation, i) => {
    const { first, end } = quotation;
    if (taken[i] === 1 || first < (found.at(-1)?.content.end ?? 0)) return;
    const whole = isSentenceStart(first) && (end === reading.tokens.count || isSentenceStart(end));
    if (!whole || !isSpeech(reading, quotation)) return;
    const content = { first, end: continuedQuotation(reading, end, isSentenceStart) };
    while ((ordered[next]?.content.first ?? first) < first) last = ordered[next++] ?? last;
    const spokenUpTo = Math.max(last?.content.end ?? -GAP, last?.cue?.end ?? 0, last?.source?.end ?? 0);
    const goesOn = last !== null && quotationAt(last) && first - spokenUpTo <= GAP;
    last = {
      content,
      source: goesOn ? (last?.source ?? null) : null,
      cue: null,
      word: null,
      by: "quotation",
    };
    found.push(last);
  });
  return found;
}

import { readWordSet } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { behindRecipient, clauseEnd, isClause, phraseEnd, subjectBefore } from "./clause.ts";
import { BE, PHRASE, POSSESSIVES } from "./closed-classes.ts";
import { trimmedContent } from "./content-span.ts";
import type { Cue, CueLexicon } from "./cues.ts";
import type { ScoredFinding } from "./finding.ts";
import { opensQuotation, type Reading } from "./reading.ts";
import { isVerb, sentenceAt } from "./sentence-at.ts";
import { LONGEST_SENTENCE } from "./tagger/tag-cues.ts";
import { TAG } from "./tags.ts";

/** Inside less probable claims nothing is looked for. */
const LIKELY = 0.5;
const isLikely = ({ score = 1 }: ScoredFinding): boolean => score >= LIKELY;
/** How far behind a verb a quotation may begin that it introduces. */
const REACH = 12;
/** What stands between a subject and its verb. */
const GROUP: ReadonlySet<number | undefined> = new Set([TAG.auxiliary, TAG.adverb, TAG.particle]);
const QUESTIONS: ReadonlySet<string> = new Set("whether what how why where when who if".split(" "));
const OWN: ReadonlySet<string> = new Set(["his", "her", "their", "its"]);
/** With these a clause behind them is as often what somebody perceives, or what something is. */
const PERCEIVES: ReadonlySet<string> = new Set(["hear", "mean", "see"]);

/**
 * Returns a function that adds to claims what is said inside what others say: "Officials said *the company had warned that prices would rise*", "Clinton says
 * *she opposes the deal*". People seldom marked it, so the models do not know it; where they found a cue of it, its source is the subject of its own clause.
 */
export function openNested({ verbs, nouns }: CueLexicon) {
  const stances = readWordSet(import.meta.url, "stances.tsv");
  return (reading: Reading, claims: readonly ScoredFinding[]): ScoredFinding[] => {
    const { tokens } = reading;
    const outer = contentsOf(claims.filter(isLikely), tokens.count);
    const taken = new Uint8Array(tokens.count + 1);
    for (const { source, cue } of claims)
      for (const part of [source, cue]) if (part) taken.fill(1, part.first, part.end);
    const isTaken = (token: number): boolean => taken[token] === 1;
    const found: ScoredFinding[] = [];
    for (let at = 0; at < tokens.count; at++) {
      if ((outer.depth[at] as number) === 0 || isTaken(at)) continue;
      const form = tokens.lower[at] ?? "";
      const isNoun = tokens.pos[at] === TAG.noun;
      const word = isNoun ? nouns.get(form) : tokens.pos[at] === TAG.verb ? verbs.get(form) : undefined;
      if (!word) continue;
      const sentence = sentenceAt(reading, at);
      // A longer "sentence" is a list or noise, and each cue of it would have the rest for a content.
      if (sentence.end - sentence.first > LONGEST_SENTENCE) continue;
      const place: Place = {
        reading,
        word,
        at,
        from: outer.opens[at] as number,
        end: Math.min(outer.closes[at] as number, sentence.end),
        isTaken,
      };
      const parts = isNoun ? partsOfNoun(place) : partsOfVerb(place, stances.has(word.lemma));
      if (parts) found.push({ ...parts, word, by: "nested" });
    }
    return [...claims.map((claim) => withOwnSubject(reading, claim, outer, isTaken)), ...found];
  };
}

/** For each token how many contents hold it, and where the stretch of contents begins and ends that it is in. */
interface Contents {
  readonly depth: Int32Array;
  readonly opens: Int32Array;
  readonly closes: Int32Array;
}

function contentsOf(claims: readonly ScoredFinding[], count: number): Contents {
  const depth = new Int32Array(count + 1);
  for (const { content } of claims) {
    depth[content.first] = (depth[content.first] as number) + 1;
    depth[content.end] = (depth[content.end] as number) - 1;
  }
  for (let i = 1; i <= count; i++) depth[i] = (depth[i] as number) + (depth[i - 1] as number);
  const opens = Int32Array.from(depth, (_, i) => i);
  for (let i = 1; i < count; i++) if ((depth[i - 1] as number) > 0) opens[i] = opens[i - 1] as number;
  const closes = Int32Array.from(depth, (_, i) => i + 1);
  for (let i = count - 2; i >= 0; i--) if ((depth[i + 1] as number) > 0) closes[i] = closes[i + 1] as number;
  return { depth, opens, closes };
}

/** "Clinton said Trump has said he would …": of a cue inside another's content, whoever says all of it is not the source. */
function withOwnSubject(
  reading: Reading,
  claim: ScoredFinding,
  { depth, opens }: Contents,
  isTaken: (token: number) => boolean,
): ScoredFinding {
  const { source, cue, content, by } = claim;
  if (by !== "model" || !cue || !source) return claim;
  const own = isLikely(claim) && content.first <= cue.first && cue.first < content.end ? 1 : 0;
  const from = opens[cue.first] as number;
  if ((depth[cue.first] as number) <= own || source.first >= from) return claim;
  const subject = subjectBefore(reading, cue.first, from, isTaken);
  return subject ? { ...claim, source: subject, mendedBy: [...(claim.mendedBy ?? []), "nested"] } : claim;
}

/** A word of the cue lexicon inside contents that reach from `from` to `end`, at most to the end of its sentence. */
interface Place {
  readonly reading: Reading;
  readonly word: Cue;
  readonly at: number;
  readonly from: number;
  readonly end: number;
  /** Whether a token is in another claim's source or cue. */
  readonly isTaken: (token: number) => boolean;
}

interface Parts {
  readonly source: TokenRange;
  readonly cue: TokenRange;
  readonly content: TokenRange;
}

function partsOfVerb({ reading, word, at, from, end, isTaken }: Place, isStance: boolean): Parts | null {
  const { lower, pos } = reading.tokens;
  let first = at;
  while (first > from && GROUP.has(pos[first - 1]) && lower[first - 1] !== "to") first--;
  const isIng = (lower[at] ?? "").endsWith("ing");
  // "a letter saying that …"
  const isParticiple = first === at && isIng;
  if (PERCEIVES.has(word.lemma) || (isParticiple && (pos[at - 1] !== TAG.noun || !word.frames.has("speech"))))
    return null;
  if (!isIng && lower.slice(first, at).some((form) => BE.has(form))) return null;
  const source = subjectBefore(reading, first, from, isTaken);
  if (!source) return null;
  const clause = clauseBehind(reading, word, at + 1, end);
  const content =
    clause >= 0
      ? trimmedContent(reading, clause, clauseEnd(reading, clause, end))
      : isParticiple
        ? null
        : (quotedBehind(reading, word, at + 1, end) ??
          (isStance ? objectBehind(reading, at + 1, end) : null));
  return content && { source, cue: { first, end: at + 1 }, content };
}

/** Where a clause begins behind a verb that takes one, behind whoever is told; -1 for none. */
function clauseBehind({ tokens }: Reading, { frames }: Cue, from: number, end: number): number {
  const { lower, pos } = tokens;
  const at = frames.has("recipient") ? behindRecipient(tokens, from, end) : from;
  // "think that and claim": without a clause of its own, "that" is what they think.
  if (lower[at] === "that" && at + 2 < end && opensPhrase(pos[at + 1])) return at;
  if (frames.has("to")) {
    // "urged the court to hear them": the content begins with whoever is to do it.
    const whom = pos[from] === TAG.pronoun ? from + 1 : phraseEnd(tokens, from, end);
    const to = lower[from] === "to" ? from : whom;
    if (lower[to] === "to" && pos[to + 1] === TAG.verb && to + 1 < end) return from;
  }
  if (!frames.has("speech") && !frames.has("that")) return -1;
  if (frames.has("speech") && QUESTIONS.has(lower[at] ?? "") && isClause(tokens, at + 1, end)) return at;
  if (isClause(tokens, at, end)) return at;
  return at > from && isClause(tokens, from, end) ? from : -1;
}

const opensPhrase = (tag: number | undefined): boolean =>
  tag !== TAG.conjunction && tag !== TAG.punctuation && !isVerb(tag);

/** "Called it “a disgrace”": up to the end of the quotation. */
function quotedBehind(
  reading: Reading,
  { frames, certainty }: Cue,
  from: number,
  end: number,
): TokenRange | null {
  if (!frames.has("object") || certainty !== "probable") return null;
  const least = Math.min(end, from + REACH);
  for (let i = from; i < least && reading.tokens.lower[i] !== ","; i++) {
    const quotation = opensQuotation(reading, i);
    if (quotation && quotation.end <= end) return trimmedContent(reading, from, quotation.end);
  }
  return null;
}

/** "Opposes the deal". */
function objectBehind(reading: Reading, from: number, end: number): TokenRange | null {
  const to = phraseEnd(reading.tokens, from, end);
  return to > from + 1 ? trimmedContent(reading, from, to) : null;
}

/** "His claim that …", "the ministry's report that …": the source is the owner. */
function partsOfNoun({ reading, at, from, end }: Place): Parts | null {
  const { lower, pos } = reading.tokens;
  if (lower[at + 1] !== "that" || at + 3 >= end || !opensPhrase(pos[at + 2])) return null;
  let owner = at - 1;
  while (owner > from && (pos[owner] === TAG.adjective || pos[owner] === TAG.noun)) owner--;
  let first = owner;
  if (POSSESSIVES.has(lower[owner] ?? "")) while (first > from && PHRASE.has(pos[first - 1])) first--;
  else if (!OWN.has(lower[owner] ?? "")) return null;
  const source = { first, end: Math.max(owner, first + 1) };
  const content = trimmedContent(reading, at + 1, clauseEnd(reading, at + 1, end));
  return content && { source, cue: { first: at, end: at + 1 }, content };
}

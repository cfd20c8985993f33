import type { Tokens } from "../../core/tokens.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { PHRASE } from "./closed-classes.ts";
import type { Reading } from "./reading.ts";
import { isVerb, sentenceAt } from "./sentence-at.ts";
import { TAG } from "./tags.ts";

/** A noun phrase is no longer than this. */
const LONGEST = 12;

/** Who tells what they themselves said is no other source; the others name nobody. */
const NOBODY_ELSE: ReadonlySet<string> = new Set("i we you who which that what there it this one".split(" "));
/** The tokenizer leaves "I'm" in one. */
const isNobodyElse = (word = ""): boolean => NOBODY_ELSE.has(word) || /^i['’]/u.test(word);
/** Not "if": "If he thinks that …" does not say that he does. */
const OPENS_CLAUSE: ReadonlySet<string> = new Set(
  "that because when while whilst as although though after before since but and".split(" "),
);

const HEAD: ReadonlySet<number | undefined> = new Set([TAG.noun, TAG.name, TAG.pronoun]);

/**
 * The subject that ends before a verb group at `group`: the noun phrase back to the beginning of its clause, at `from` or behind a mark or a word that
 * opens one, or behind a token that `opens` says does. Null where none is, and for one that names nobody.
 */
export function subjectBefore(
  reading: Reading,
  group: number,
  from: number,
  opens: (token: number) => boolean,
): TokenRange | null {
  const { lower, pos } = reading.tokens;
  const least = Math.max(from, sentenceAt(reading, group).first);
  if (lower[group - 1] === "who") return described(reading, group - 1, least);
  if (!HEAD.has(pos[group - 1]) || isNobodyElse(lower[group - 1])) return null;
  const phraseBefore = (end: number): number => {
    let first = end;
    while (first > least && group - first < LONGEST) {
      const word = lower[first - 1] ?? "";
      const tag = pos[first - 1];
      if (!PHRASE.has(tag) && !HEAD.has(tag) && tag !== TAG.adposition) break;
      if (OPENS_CLAUSE.has(word) || isNobodyElse(word)) break;
      first--;
    }
    return first;
  };
  const opensClause = (first: number): boolean =>
    first <= least ||
    OPENS_CLAUSE.has(lower[first - 1] ?? "") ||
    pos[first - 1] === TAG.punctuation ||
    opens(first - 1);
  let first = phraseBefore(group);
  // "Japan and New Zealand oppose": with no other verb before it, what stands before "and" is of the subject.
  if (lower[first - 1] === "and" && HEAD.has(pos[first - 2])) {
    const whole = phraseBefore(first - 1);
    if (opensClause(whole) && lower[whole - 1] !== "and") first = whole;
  }
  const isSubject =
    opensClause(first) && first < group && (PHRASE.has(pos[first]) || pos[first] === TAG.pronoun);
  return isSubject ? { first, end: group } : null;
}

/** "People who say that …": the phrase before the pronoun. */
function described({ tokens: { pos } }: Reading, end: number, least: number): TokenRange | null {
  let first = end;
  while (first > least && PHRASE.has(pos[first - 1]) && pos[first] !== TAG.determiner) first--;
  const isCut = first > least && pos[first - 1] === TAG.punctuation;
  return first < end && HEAD.has(pos[end - 1]) && !isCut ? { first, end } : null;
}

/** Whether a noun phrase begins at `from` with a verb behind it. */
export function isClause({ pos }: Tokens, from: number, end: number): boolean {
  let at = from;
  if (pos[at] === TAG.pronoun) return at + 1 < end && isVerb(pos[at + 1]);
  while (at < end && at - from < LONGEST && (PHRASE.has(pos[at]) || pos[at] === TAG.adposition)) at++;
  return at > from && at < end && pos[from] !== TAG.adposition && HEAD.has(pos[at - 1]) && isVerb(pos[at]);
}

/** Where a noun phrase that begins at `from` ends, with what prepositions join to it; `from` where none begins. */
export function phraseEnd({ pos }: Tokens, from: number, end: number): number {
  let to = from;
  while (to < end && (PHRASE.has(pos[to]) || (to > from && pos[to] === TAG.adposition))) to++;
  return HEAD.has(pos[to - 1]) ? to : from;
}

/** Where a clause ends: at most where another begins behind a comma and a conjunction, and before a mark that closes a quotation around it. */
export function clauseEnd({ tokens, quotationOf, quotations }: Reading, from: number, end: number): number {
  const around = quotations[quotationOf[from] ?? -1];
  const to = around && around.first < from && around.end <= end ? around.end - 1 : end;
  for (let i = from; i + 2 < to; i++)
    if (tokens.lower[i] === "," && tokens.pos[i + 1] === TAG.conjunction && isClause(tokens, i + 2, to))
      return i;
  return to;
}

/** Where the clause begins behind whoever is told it: "told the court in a letter that …", "tell reporters every claim …". */
export function behindRecipient({ pos, lower }: Tokens, from: number, end: number): number {
  for (let i = from; i < end && pos[i] !== TAG.verb && pos[i] !== TAG.auxiliary; i++)
    if (lower[i] === "that") return i;
  let i = from;
  if (pos[i] === TAG.determiner) i++;
  if (pos[i] === TAG.pronoun) return i + 1;
  while (i < end && (pos[i] === TAG.noun || pos[i] === TAG.name)) i++;
  // Without a new beginning behind it, what looked like a recipient is the clause's own subject.
  return pos[i] === TAG.determiner || pos[i] === TAG.pronoun ? i : from;
}

import type { TokenRange } from "../../text/sentence-tokens.ts";
import { contentEnd, trimmedContent } from "./content-span.ts";
import type { Cue } from "./cues.ts";
import type { Finding } from "./finding.ts";
import { nounPhraseRight } from "./noun-phrase.ts";
import type { Reading } from "./reading.ts";
import { TAG } from "./tags.ts";

/** "According to X, …" and "…, according to X"; `at` is the token "according". */
export function accordingFinding(
  reading: Reading,
  sentence: TokenRange,
  at: number,
  word: Cue,
): Finding | null {
  const { tokens } = reading;
  if (tokens.lower[at + 1] !== "to") return null;
  const source = nounPhraseRight(tokens, at + 2, sentence.end);
  if (!source) return null;
  const leads = at === sentence.first;
  const behind = tokens.lower[source.end] === "," ? source.end + 1 : source.end;
  const content = leads
    ? trimmedContent(reading, behind, contentEnd(reading, behind, sentence.end))
    : trimmedContent(reading, sentence.first, at);
  return content && { content, source, cue: { first: at, end: at + 2 }, word, by: "according" };
}

/** "X's claim that …", "the claim that …"; `at` is the noun. */
export function nounFinding(reading: Reading, sentence: TokenRange, at: number, word: Cue): Finding | null {
  const { tokens } = reading;
  if (tokens.lower[at + 1] !== "that" || at + 2 >= sentence.end) return null;
  const content = trimmedContent(reading, at + 1, contentEnd(reading, at + 1, sentence.end));
  return (
    content && {
      content,
      source: possessor(reading, sentence, at),
      cue: { first: at, end: at + 1 },
      word,
      by: "noun",
    }
  );
}

/** "his", "the minister's" before a noun. */
function possessor({ tokens }: Reading, sentence: TokenRange, noun: number): TokenRange | null {
  let i = noun - 1;
  while (i > sentence.first && noun - i < 4 && tokens.pos[i] === TAG.adjective) i--;
  if (i < sentence.first) return null;
  if (tokens.pos[i] === TAG.pronoun || OWNERS.has(tokens.lower[i] ?? "")) return { first: i, end: i + 1 };
  if (tokens.lower[i] !== "'s" && tokens.lower[i] !== "’s") return null;
  let first = i;
  while (first > sentence.first && i - first < 8 && NAMING.has(tokens.pos[first - 1] ?? -1)) first--;
  return first < i ? { first, end: i } : null;
}

const OWNERS: ReadonlySet<string> = new Set(["his", "her", "their", "its", "our", "my"]);
const NAMING: ReadonlySet<number> = new Set([TAG.name, TAG.noun, TAG.determiner, TAG.adjective]);

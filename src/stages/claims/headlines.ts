import type { Tokens } from "../../core/tokens.ts";
import type { Entity } from "../../schema/entities.ts";
import { readLexicon } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { DASHES, TITLED } from "./closed-classes.ts";
import { trimmedContent } from "./content-span.ts";
import type { Finding } from "./finding.ts";
import { holdsQuotation, type Reading } from "./reading.ts";
import { hasVerb } from "./sentence-at.ts";

/** A label, and a headline, are no longer than this. */
const LONGEST = { label: 14, headline: 50 };
/** A content without a verb has at least so many words. */
const PHRASE = 4;
const LETTER = /^\p{L}/u;
/** What stands behind a source and is none of it: "Clinton to voters: …", "Former minister on the budget: …". */
const BEHIND_SOURCE: ReadonlySet<string> = new Set(["to", "on", "at", "in", "after"]);
/** What begins with one of these tells what the article is about. */
const TOPIC: ReadonlySet<string> = new Set([
  "a",
  "an",
  "from",
  "here",
  "how",
  "what",
  "when",
  "where",
  "which",
  "who",
  "why",
]);
/** In a title, besides words: "FBI's Comey", "Gov. Fallin". */
const IN_TITLE: ReadonlySet<string> = new Set(["'s", "’s", "."]);

export type FindHeadline = (reading: Reading, entities: readonly Entity[]) => Finding[];

/**
 * The claim of a headline that names its source before a colon: "Police: Driver was drunk", "Rubio: 'I will not run.'" A headline is the
 * first line of a text. A source is a person, what headline-sources.tsv lists, or, where something is quoted, an organisation, which
 * is otherwise what the article is about.
 */
export function openHeadlines(): FindHeadline {
  const nouns = new Set(readLexicon(import.meta.url, "headline-sources.tsv").map(([word]) => word));
  return (reading, entities) => {
    const { tokens } = reading;
    const { lower, count, opensParagraph } = tokens;
    let colon = 0;
    while (colon < Math.min(count, LONGEST.label + 1) && lower[colon] !== ":") colon++;
    if (colon === 0 || lower[colon] !== ":" || opensParagraph.subarray(1, colon + 2).includes(1)) return [];
    let end = colon + 2;
    while (end < Math.min(count, LONGEST.headline + 1) && opensParagraph[end] !== 1) end++;
    if (end > LONGEST.headline) return [];
    const source = sourceOf(lower, colon);
    const content = trimmedContent(reading, colon + 1, end);
    if (!content || holdsQuotation(reading, source) || isTopic(tokens, content)) return [];
    const name = entities.find((entity) => entity.end === tokens.ends[source.end - 1]);
    if (!isTitle(tokens, source, name?.start ?? tokens.starts[source.end - 1] ?? 0)) return [];
    const isQuoted = holdsQuotation(reading, content);
    const speaks =
      name?.label === "PERSON" || (name?.label === "ORG" ? isQuoted : nouns.has(lower[source.end - 1] ?? ""));
    const says = isQuoted || hasVerb(tokens, content) || wordsIn(tokens, content) >= PHRASE;
    if (!speaks || !says) return [];
    return [{ content, source, cue: { first: colon, end: colon + 1 }, word: null, by: "headline" }];
  };
}

/** The part of a label that can name a source: behind its last dash, and before what the source speaks on. */
function sourceOf(lower: readonly string[], colon: number): TokenRange {
  let end = 1;
  while (end < colon && !BEHIND_SOURCE.has(lower[end] ?? "")) end++;
  let first = end - 1;
  while (first > 0 && !DASHES.has(lower[first - 1] ?? "")) first--;
  return { first, end };
}

/** Whether nothing but a title stands in a source before the name or noun that starts at `to` in the text. */
function isTitle({ starts, pos, lower }: Tokens, { first }: TokenRange, to: number): boolean {
  for (let i = first; (starts[i] ?? to) < to; i++)
    if (!TITLED.has(pos[i]) && !IN_TITLE.has(lower[i] ?? "")) return false;
  return true;
}

function wordsIn({ surface }: Tokens, { first, end }: TokenRange): number {
  let words = 0;
  for (let i = first; i < end; i++) if (LETTER.test(surface[i] ?? "")) words++;
  return words;
}

/** Whether what stands behind the colon is a question or the name of a theme: "Rubio: A life in pictures". */
function isTopic({ lower }: Tokens, { first, end }: TokenRange): boolean {
  return lower[end - 1] === "?" || TOPIC.has(lower[first] ?? "") || (lower[first] ?? "").startsWith("http");
}

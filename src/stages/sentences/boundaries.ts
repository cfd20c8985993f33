import { POS_TAGS, type Tokens } from "../../core/tokens.ts";
import { readLexicon, readWordSet } from "../../text/lexicon.ts";

/** What the rules know of words. */
export interface BoundaryRules {
  /** Lower-case abbreviation to what may follow its stop: see abbreviations.tsv. */
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly openers: ReadonlySet<string>;
  readonly quoteVerbs: ReadonlySet<string>;
}

export function openBoundaryRules(): BoundaryRules {
  const rows = readLexicon(import.meta.url, "abbreviations.tsv");
  return {
    abbreviations: new Map(rows.map(([word = "", kind = ""]) => [word, kind])),
    openers: readWordSet(import.meta.url, "sentence-openers.tsv"),
    quoteVerbs: readWordSet(import.meta.url, "quote-verbs.tsv"),
  };
}

const TERMINAL = /^[.!?…‽]+$/;
const CLOSING = /^["'”’»)\]}]+$/;
const OPENING = /^["'“‘«([{¿¡]+$/;
const CAPITAL_OR_DIGIT = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{So}]/u;
const DOTTED_INITIALS = /^(?:\p{Lu}\.)+$/u;
const PROPN = POS_TAGS.indexOf("PROPN");

/** Marks with 1 the tokens that open a sentence. One pass. */
export function boundaries(tokens: Tokens, rules: BoundaryRules): Uint8Array {
  const { count, surface, opensParagraph } = tokens;
  const opens = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    if (opensParagraph[i] === 1) opens[i] = 1;
    if (!endsSentence(tokens, i, rules)) continue;
    let next = i + 1;
    while (next < count && opensParagraph[next] === 0 && closesHere(tokens, next)) next++;
    if (next >= count || opensParagraph[next] === 1) continue;
    if (TERMINAL.test(surface[next] ?? "")) continue;
    if (isInsideName(tokens, i, next)) continue;
    if (opensAt(tokens, i, next, rules)) opens[next] = 1;
  }
  return opens;
}

const WORD = /^\p{Lu}\p{Ll}+$/u;
const LOWER_WORD = /^\p{Ll}{2,}$/u;

/** A stop with no white space behind it, as in "PM2.5" or "Ph.D.", unless two words of running text touch: "the end.The next". */
function isInsideName({ starts, ends, surface }: Tokens, stop: number, next: number): boolean {
  if (starts[next] !== ends[next - 1] || next > stop + 1) return false;
  return (
    !(WORD.test(surface[next] ?? "") && LOWER_WORD.test(surface[stop - 1] ?? "")) &&
    !OPENING.test(surface[next] ?? "")
  );
}

/** A closing quotation mark or bracket that stands right behind the token before it, or a straight quote that does. */
function closesHere({ starts, ends, surface }: Tokens, i: number): boolean {
  return CLOSING.test(surface[i] ?? "") && starts[i] === ends[i - 1];
}

const DIGIT = /^\p{N}/u;

function endsSentence(
  { count, starts, ends, surface, lower, opensParagraph }: Tokens,
  i: number,
  rules: BoundaryRules,
): boolean {
  const word = surface[i] ?? "";
  if (!word.endsWith(".") && !TERMINAL.test(word)) return false;
  const next = i + 1 < count && opensParagraph[i + 1] === 0 ? i + 1 : -1;
  // The tokenizer keeps the stop of the abbreviations that it knows and cuts it off others: "Rs" ".".
  const cutOff = word === "." && i > 0 && starts[i] === ends[i - 1];
  const kind = rules.abbreviations.get(cutOff ? `${lower[i - 1]}.` : (lower[i] ?? ""));
  if (next >= 0 && kind === "number" && DIGIT.test(surface[next] ?? "")) return false;
  if (cutOff || TERMINAL.test(word)) return true;
  if (kind === "never") return false;
  // "Inc. The company …" ends one; "Inc. Chairman …" and "J. K. Rowling" do not.
  if (kind === "may" || DOTTED_INITIALS.test(word)) {
    return next < 0 || rules.openers.has(lower[next] ?? "") || OPENING.test(surface[next] ?? "");
  }
  return true;
}

/** Whether the token behind a stop looks like the beginning of a sentence. */
function opensAt(
  { count, surface, lower, pos }: Tokens,
  stop: number,
  next: number,
  { quoteVerbs }: BoundaryRules,
): boolean {
  let word = next;
  while (word < count && word < next + 3 && OPENING.test(surface[word] ?? "")) word++;
  if (!CAPITAL_OR_DIGIT.test(surface[word] ?? "")) return false;
  const quoted = next > stop + 1;
  if (quoted && word === next && surface[stop] !== ".") {
    // `"Stop!" Mr Smith shouted`: the question or exclamation mark ends the quotation, not the sentence.
    let i = next;
    while (i < count && i < next + 5 && (pos[i] === PROPN || i === next)) i++;
    if (i < count && quoteVerbs.has(lower[i] ?? "")) return false;
  }
  return true;
}

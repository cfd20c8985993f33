import type { Tokens } from "../../core/tokens.ts";
import { readLexicon, readWordSet } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import type { Certainty, Cue } from "./cues.ts";

/** Hedges and negation further inside a content belong to its details. */
const REACH = 30;

/** How certain a content is put: as its own hedge says, else as its cue does. A denial stays one. */
export function openCertainty(): (tokens: Tokens, content: TokenRange, cue: Cue | null) => Certainty {
  // The column holds the schema's words; a test checks each against the schema.
  const hedges = new Map(
    readLexicon(import.meta.url, "hedges.tsv").map(([word = "", certainty]) => [
      word,
      certainty as Certainty,
    ]),
  );
  return (tokens, content, cue) => {
    const lent = cue?.certainty ?? "asserted";
    if (lent === "denied" || lent === "unknown") return lent;
    for (let i = content.first; i < Math.min(content.end, content.first + REACH); i++) {
      // "May" with a capital is a month; a sentence does not state anything by opening with the auxiliary.
      const hedge = tokens.surface[i] === "May" ? undefined : hedges.get(tokens.lower[i] ?? "");
      if (hedge) return hedge;
    }
    return lent;
  };
}

/** Whether a content negates: a negator stands before its main verb or in its group. */
export function openPolarity(): (
  tokens: Tokens,
  content: TokenRange,
  verb: TokenRange | null,
) => "positive" | "negative" {
  const negators = readWordSet(import.meta.url, "negators.tsv");
  return (tokens, content, verb) => {
    // A negator may follow its verb: "is not".
    const end = verb ? Math.min(content.end, verb.end + 1) : content.end;
    for (let i = Math.max(content.first, end - REACH); i < end; i++) {
      if (negators.has(tokens.lower[i] ?? "")) return "negative";
    }
    return "positive";
  };
}

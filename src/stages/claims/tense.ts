import type { Tokens } from "../../core/tokens.ts";
import type { Claim } from "../../schema/claims.ts";
import { readLexicon, readWordSet } from "../../text/lexicon.ts";
import type { TokenRange } from "../../text/sentence-tokens.ts";
import { TAG } from "./tags.ts";

export type Tense = Claim["tense"];

/** Decides the tense of a verb group by its auxiliaries and endings; null for verbs whose past looks like their present ("put", "cut"). */
export function openTenseRules(): (tokens: Tokens, group: TokenRange | null) => Tense | null {
  const words = new Map(
    readLexicon(import.meta.url, "tense-words.tsv").map(([word = "", tense = ""]) => [word, tense]),
  );
  const pasts = readWordSet(import.meta.url, "past-forms.tsv");
  const sameForms = readWordSet(import.meta.url, "same-forms.tsv");
  return (tokens, group) => {
    if (!group) return "none";
    const { lower, pos } = tokens;
    const head = lower[group.first] ?? "";
    if (lower[group.first - 1] === "to") return "future";
    const tense = words.get(head);
    if (tense === "perfect")
      return pos[group.end - 1] === TAG.verb || group.end - group.first > 1 ? "past" : "present";
    // "is going to …" stands for a future; "is going home" does not.
    const goes = lower[group.end - 1] === "going" && lower[group.end] === "to";
    if (tense === "present" && goes) return "future";
    if (tense === "past" || tense === "present" || tense === "future") return tense;
    if (pasts.has(head) || head.endsWith("ed")) return "past";
    if (head.endsWith("ing")) return "none";
    return sameForms.has(head) ? null : "present";
  };
}

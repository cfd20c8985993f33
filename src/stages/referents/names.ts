import { readWordSet } from "../../text/lexicon.ts";
import { initialsOf, isAcronym } from "./acronyms.ts";
import { keyOf, wordsOf } from "./mention.ts";

/** A name and all that names are compared by. */
export interface Name {
  readonly text: string;
  readonly key: string;
  /** The key without what says what kind of company it is: "alibaba" of "Alibaba Group Holding". */
  readonly stem: string;
  readonly isAcronym: boolean;
  /** Without full stops, as an acronym is looked up. */
  readonly letters: string;
  /** What it may be shortened to. */
  readonly initials: readonly string[];
  /** The keys of what the name of a person may be shortened to: the last of several words, and the first where it is a family name that stands there. */
  readonly surnames: readonly string[];
  /** The keys of the other words of several: given names, and family names before the last. */
  readonly others: readonly string[];
  /** The key of its only word; null where there are several. */
  readonly alone: string | null;
}

/** Returns a function that takes names apart; a name that comes again, as most do, is not taken apart again. */
export function openNames(): (text: string) => Name {
  const familyFirst = readWordSet(import.meta.url, "family-first.tsv");
  const companyForms = readWordSet(import.meta.url, "company-forms.tsv");
  const seen = new Map<string, Name>();
  return (text) => {
    const known = seen.get(text);
    if (known) return known;
    const words = wordsOf(text);
    const name: Name = {
      text,
      key: keyOf(text),
      stem: stemOf(words.map(keyOf), companyForms) || keyOf(text),
      isAcronym: isAcronym(text),
      letters: text.replaceAll(".", ""),
      initials: initialsOf(words),
      surnames: words.length > 1 ? surnamesOf(words.map(keyOf), familyFirst) : [],
      others: words.slice(0, -1).map(keyOf),
      alone: words.length === 1 ? keyOf(words[0] ?? "") : null,
    };
    seen.set(text, name);
    return name;
  };
}

function stemOf(words: readonly string[], companyForms: ReadonlySet<string>): string {
  let end = words.length;
  while (end > 1 && companyForms.has((words[end - 1] ?? "").replaceAll(".", ""))) end--;
  return words.slice(0, end).join(" ");
}

/** "Jinping" and "Xi" of "Xi Jinping", "Okoro" of "Ada Okoro". */
function surnamesOf(words: readonly string[], familyFirst: ReadonlySet<string>): string[] {
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  return familyFirst.has(first) ? [last, first] : [last];
}

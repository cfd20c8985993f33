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

/** Words that tell of a name what it may be shortened to. */
export interface NameForms {
  readonly familyFirst: ReadonlySet<string>;
  readonly companies: ReadonlySet<string>;
}

export const readNameForms = (): NameForms => ({
  familyFirst: readWordSet(import.meta.url, "family-first.tsv"),
  companies: readWordSet(import.meta.url, "company-forms.tsv"),
});

/** Returns a function that takes the names of a document apart; a name that comes again, as most do, is not taken apart again. */
export function openNames(forms: NameForms): (text: string) => Name {
  const seen = new Map<string, Name>();
  return (text) => {
    const known = seen.get(text);
    if (known) return known;
    const words = wordsOf(text);
    const keys = words.map(keyOf);
    const [first = ""] = keys;
    const last = keys.at(-1) ?? "";
    const isLong = keys.length > 1;
    const name: Name = {
      text,
      key: keyOf(text),
      stem: stemOf(keys, forms) || keyOf(text),
      isAcronym: isAcronym(text),
      letters: text.replaceAll(".", ""),
      initials: initialsOf(words),
      // "Jinping" and "Xi" of "Xi Jinping", "Okoro" of "Ada Okoro".
      surnames: isLong ? (forms.familyFirst.has(first) ? [last, first] : [last]) : [],
      others: keys.slice(0, -1),
      alone: keys.length === 1 ? first : null,
    };
    seen.set(text, name);
    return name;
  };
}

function stemOf(keys: readonly string[], { companies }: NameForms): string {
  let end = keys.length;
  while (end > 1 && companies.has(keys[end - 1] ?? "")) end--;
  return keys.slice(0, end).join(" ");
}

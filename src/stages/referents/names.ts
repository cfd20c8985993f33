import { initialsOf, isAcronym } from "./acronyms.ts";
import { keyOf, wordsOf } from "./mention.ts";

/** A name and all that names are compared by. */
export interface Name {
  readonly text: string;
  readonly key: string;
  readonly isAcronym: boolean;
  /** Without full stops, as an acronym is looked up. */
  readonly letters: string;
  /** What it may be shortened to. */
  readonly initials: readonly string[];
  /** The key of the last of several words; null where there is one. */
  readonly surname: string | null;
  /** The key of its only word; null where there are several. */
  readonly alone: string | null;
}

/** Returns a function that takes names apart; a name that comes again, as most do, is not taken apart again. */
export function openNames(): (text: string) => Name {
  const seen = new Map<string, Name>();
  return (text) => {
    const known = seen.get(text);
    if (known) return known;
    const words = wordsOf(text);
    const name: Name = {
      text,
      key: keyOf(text),
      isAcronym: isAcronym(text),
      letters: text.replaceAll(".", ""),
      initials: initialsOf(words),
      surname: words.length > 1 ? keyOf(words.at(-1) ?? "") : null,
      alone: words.length === 1 ? keyOf(words[0] ?? "") : null,
    };
    seen.set(text, name);
    return name;
  };
}

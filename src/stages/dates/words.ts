import { readLexicon, readWordSet } from "../../text/lexicon.ts";
import { readMonths } from "../../text/months.ts";
import type { Origin } from "./origin.ts";
import type { Grain } from "./stretch.ts";

export type Unit = Grain | "night" | "hour" | "minute" | "second";

/** Everything that the lexicons say of one word; a word may play several parts ("second", "last", "march"). */
export interface Word {
  readonly month?: { readonly number: number; readonly kind: string };
  readonly weekday?: { readonly number: number; readonly kind: string };
  readonly unit?: {
    readonly unit: Unit;
    readonly count: number;
    readonly plural: boolean;
    readonly idiom: boolean;
  };
  /** null: a number that is not told ("several"). */
  readonly number?: number | null;
  readonly ordinal?: number;
  readonly season?: { readonly code: string; readonly kind: string };
  readonly dayPart?: { readonly code: string };
  readonly clock?: string;
  /** "Z" for UTC, else "". */
  readonly zone?: string;
  readonly dayWord?: { readonly shift: number; readonly part: string };
  readonly turn?: { readonly direction: -1 | 0 | 1; readonly origin: Origin };
  /** A null quantifier: none. */
  readonly set?: { readonly value: string; readonly quant: string | null };
  readonly quantifier?: string;
  readonly frequency?: string;
  readonly vague?: readonly Phrase[];
  readonly holiday?: readonly Phrase[];
  /** Begins a fiscal year. */
  readonly fiscal?: true;
  /** A part of the day's code, behind a preposition only. */
  readonly nightWord?: string;
  /** A decade's three digits. */
  readonly decadeWord?: string;
  /** "time", "period": with "that" they point back. */
  readonly timeWord?: true;
}

export type Role = keyof Word;

/** A fixed phrase: its words in lower case, and the other columns of its line. */
export interface Phrase {
  readonly words: readonly string[];
  readonly rest: readonly string[];
}

/** Hours of the parts of the day: first, and after the last. */
export type DayPartHours = ReadonlyMap<string, readonly [string, string]>;

export interface Lexicon {
  readonly words: ReadonlyMap<string, Word>;
  readonly hours: DayPartHours;
  readonly prepositions: ReadonlySet<string>;
  readonly periodAdjectives: ReadonlySet<string>;
  readonly counted: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Names that hold a weekday, which stands as "*". */
  readonly weekdayNames: ReadonlySet<string>;
  /** Words before a number that show that it is no year. */
  readonly numbered: ReadonlySet<string>;
  /** Words for streets, behind a house's number and a name. */
  readonly streets: ReadonlySet<string>;
}

const rowsOf = (name: string) => readLexicon(import.meta.url, name);
const setOf = (name: string) => readWordSet(import.meta.url, name);

/** A table's rows as phrases, by first word. */
function phrasesOf(name: string): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const [phrase = "", ...rest] of rowsOf(name)) {
    const words = phrase.split(" ");
    const [first = ""] = words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, rest }]);
  }
  return byFirst;
}

/** Reads all lexicons of the dates stage into one map, so that a token is looked up once. */
export function openLexicon(): Lexicon {
  const words = new Map<string, Word>();
  const add = (word: string, part: Word) => words.set(word, { ...words.get(word), ...part });

  for (const { word, number, kind } of readMonths()) add(word, { month: { number, kind } });
  for (const [word = "", n, kind = ""] of rowsOf("weekdays.tsv"))
    add(word, { weekday: { number: Number(n), kind } });
  for (const [word = "", unit = "", count, number, kind] of rowsOf("units.tsv")) {
    // The lexicon's second column holds names of units only; a test reads every line.
    add(word, {
      unit: { unit: unit as Unit, count: Number(count), plural: number === "p", idiom: kind === "idiom" },
    });
  }
  for (const [word = "", n = ""] of rowsOf("numbers.tsv"))
    add(word, { number: n === "X" ? null : Number(n) });
  for (const [word = "", n] of rowsOf("ordinals.tsv")) add(word, { ordinal: Number(n) });
  for (const [word = "", code = "", kind = ""] of rowsOf("seasons.tsv"))
    add(word, { season: { code, kind } });
  for (const [word = "", code = ""] of rowsOf("day-parts.tsv")) add(word, { dayPart: { code } });
  for (const [word = "", hour = ""] of rowsOf("clock-words.tsv")) add(word, { clock: `T${hour}:00` });
  for (const [word = "", zone = ""] of rowsOf("zones.tsv")) add(word, { zone });
  for (const [word = "", shift, part = ""] of rowsOf("day-words.tsv"))
    add(word, { dayWord: { shift: Number(shift), part } });
  for (const [word = "", direction, origin] of rowsOf("turns.tsv"))
    add(word, {
      turn: { direction: Number(direction) as -1 | 0 | 1, origin: origin === "last" ? "last" : "reference" },
    });
  for (const [word = "", value = "", quant = ""] of rowsOf("sets.tsv"))
    add(word, { set: { value, quant: quant === "" ? null : quant } });
  for (const [word = "", quantifier = ""] of rowsOf("quantifiers.tsv")) add(word, { quantifier });
  for (const [word = "", frequency = ""] of rowsOf("frequencies.tsv")) add(word, { frequency });
  for (const [word, vague] of phrasesOf("vague.tsv")) add(word, { vague });
  for (const [word, holiday] of phrasesOf("holidays.tsv")) add(word, { holiday });
  for (const word of ["time", "period"]) add(word, { timeWord: true });
  for (const word of ["fiscal", "fy"]) add(word, { fiscal: true });
  for (const [word = "", nightWord = ""] of rowsOf("night-words.tsv")) add(word, { nightWord });
  for (const [word = "", decadeWord = ""] of rowsOf("decade-words.tsv")) add(word, { decadeWord });

  const hours = new Map(
    rowsOf("day-parts.tsv").map(([, code = "", from = "", to = ""]) => [code, [from, to] as const]),
  );
  return {
    words,
    hours,
    prepositions: setOf("prepositions.tsv"),
    periodAdjectives: setOf("period-adjectives.tsv"),
    counted: setOf("counted.tsv"),
    edges: setOf("edges.tsv"),
    weekdayNames: setOf("weekday-names.tsv"),
    numbered: setOf("numbered.tsv"),
    streets: setOf("streets.tsv"),
  };
}

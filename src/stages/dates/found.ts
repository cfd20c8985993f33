import type { Origin, Turn } from "./origin.ts";
import type { Reading } from "./reading.ts";
import type { Grain } from "./stretch.ts";

/** What a recogniser knows of an expression's place on the calendar; refiners work out the rest. */
export type Meaning =
  /** A value that needs nothing more, such as a duration, with the days it covers if there are any. */
  | {
      readonly kind: "fixed";
      readonly value: string;
      readonly interval?: { readonly start: string; readonly end: string };
    }
  /** PAST_REF and its like: relative to the reference, but nothing can be counted. */
  | { readonly kind: "vague"; readonly value: string }
  /**
   * A year, month, day (0: none), or a season, quarter or half by its code; the year may have to be worked out. The code is FY for a
   * fiscal year, and `week` or `weekend` for that of the day.
   */
  | {
      readonly kind: "point";
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      readonly code: string;
      readonly turn: Turn;
      /** So many years from the origin's, where the words say so ("September last year"). */
      readonly yearShift: number | null;
      readonly origin: Origin;
    }
  /** A weekday (Monday is 1): the nearest, the nth, or that of the week so many on. `strict`: never the origin's own day. */
  | {
      readonly kind: "weekday";
      readonly weekday: number;
      readonly turn: Turn;
      readonly count: number;
      readonly week: number | null;
      readonly origin: Origin;
      readonly strict: boolean;
    }
  /** A day of a month that is not named; `shift`: so many months from the present one. */
  | {
      readonly kind: "day-of-month";
      readonly day: number;
      readonly shift: number | null;
      readonly turn: Turn;
    }
  /** A day by the rule of `holidays.tsv`. */
  | {
      readonly kind: "holiday";
      readonly rule: string;
      readonly year: number | null;
      readonly yearShift: number | null;
      readonly turn: Turn;
      readonly origin: Origin;
    }
  /** The nth (from the end, if negative) such unit, or such weekday, within a date. */
  | {
      readonly kind: "part";
      readonly n: number;
      readonly grain: Grain;
      /** 0 for none. */
      readonly weekday: number;
      readonly of: Meaning;
    }
  /** The first or last so many units of a date: a length with a place on the calendar. */
  | {
      readonly kind: "portion";
      readonly value: string;
      readonly grain: Grain;
      /** Negative: from the end. */
      readonly count: number;
      readonly of: Meaning;
    }
  /** The date named last, once more. */
  | { readonly kind: "again" }
  /** So many units from somewhere; a null count is not told. */
  | {
      readonly kind: "shift";
      readonly grain: Grain;
      readonly count: number | null;
      readonly origin: Origin;
      /** "the weekend": the one before, unless the origin lies in it or the tense turns it on. */
      readonly turn?: Turn;
    }
  /** So many hours or less from now. */
  | { readonly kind: "moment"; readonly value: string }
  /** The last or next so many units. */
  | {
      readonly kind: "range";
      readonly grain: Grain;
      readonly count: number;
      readonly turn: -1 | 1;
      readonly value: string;
    };

/** A temporal expression on its way to the layer. Tokens `first`..`last` (exclusive) of the reading. */
export interface Found {
  readonly first: number;
  readonly last: number;
  /** UTF-16 offsets; inside a token where it holds two dates, as in `1914-1918`. */
  readonly start: number;
  readonly end: number;
  readonly by: string;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly meaning: Meaning;
  /** The time of day behind the date in the value, such as `T10:30` or `TMO`. */
  readonly time: string | null;
  readonly mod: string | null;
  readonly quant: string | null;
  readonly freq: string | null;
}

type Given = Pick<Found, "type" | "meaning"> & Partial<Found>;

/** What a recogniser found from token `first` up to `last` (exclusive). The recogniser's name is put in by its caller. */
export function found(reading: Reading, first: number, last: number, given: Given): Found {
  return {
    first,
    last,
    start: reading.starts[first] ?? 0,
    end: reading.ends[last - 1] ?? 0,
    by: "",
    time: null,
    mod: null,
    quant: null,
    freq: null,
    ...given,
  };
}

type Point = Extract<Meaning, { kind: "point" }>;

/** A point with what is known of it; the rest is left open. */
export function point(known: Partial<Omit<Point, "kind">>): Meaning {
  return {
    kind: "point",
    year: null,
    month: 0,
    day: 0,
    code: "",
    turn: null,
    yearShift: null,
    origin: "reference",
    ...known,
  };
}

import type { Interval } from "./interval.ts";
import type { Stretch } from "./stretch.ts";

/** What became of an expression: its value, and where it lies on the calendar if that is known. */
export interface Resolved {
  readonly value: string;
  readonly stretch: Stretch | null;
  readonly interval: Interval | null;
  /** `none`, `reference`, or the id of the date it counts from. */
  readonly anchor: string;
}

/** A date named before, from which others may count. */
export interface Named {
  readonly id: string;
  readonly stretch: Stretch;
  readonly sentence: number;
}

import type { Origin } from "../origin.ts";
import type { ReferenceMoment } from "../reference-moment.ts";
import type { Named } from "../resolved.ts";
import { exactnessOf } from "../stretch.ts";

/** A day to count from, how exact it is, and its name in `anchor`. */
export interface Origination {
  readonly day: number;
  readonly exactness: number;
  readonly anchor: string;
}

/** From what an expression can count at this place of the text. */
export interface Base {
  readonly narrative: boolean;
  readonly last: Named | null;
  /** The day that an origin means here; null when nothing is known there. */
  readonly from: (origin: Origin) => Origination | null;
}

interface Situation {
  readonly reference: ReferenceMoment | null;
  readonly last: Named | null;
  readonly lastDay: Named | null;
  readonly narrative: boolean;
  readonly sentence: number;
}

/** In news things count from the reference; in a history, which tells of years far from it, from the date named last. */
export function baseOf({ reference, last, lastDay, narrative, sentence }: Situation): Base {
  const ofReference = reference && { ...reference, anchor: "reference" };
  const ofNamed = (named: Named | null) => named && originationOf(named);
  return {
    narrative,
    last,
    from(origin) {
      if (origin === "sentence") {
        if (lastDay?.sentence === sentence) return ofNamed(lastDay);
        return (narrative ? ofNamed(last) : null) ?? ofReference;
      }
      if (origin === "last" || (narrative && origin !== "now")) return ofNamed(last) ?? ofReference;
      return ofReference;
    },
  };
}

function originationOf({ id, stretch }: Named): Origination {
  return { day: stretch.start, exactness: exactnessOf(stretch.grain), anchor: id };
}

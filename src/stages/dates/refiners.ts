import type { Found } from "./found.ts";
import type { Reading } from "./reading.ts";
import { openDayFirst } from "./refiners/day-first.ts";
import { joinDurations } from "./refiners/join-durations.ts";
import { joinTimes } from "./refiners/join-times.ts";
import { openModifiers } from "./refiners/modifiers.ts";
import { withoutOverlaps } from "./refiners/overlaps.ts";
import { partsOf } from "./refiners/part-of.ts";
import { shareYears } from "./refiners/share-years.ts";
import { openTense } from "./refiners/tense.ts";

export type Refiner = (all: readonly Found[], reading: Reading) => Found[];

/** All refiners by name, in the order in which they run; `resolve` and the ids come after them. */
export function openRefiners(dayFirst: boolean): readonly (readonly [name: string, refine: Refiner])[] {
  return [
    ["overlaps", withoutOverlaps],
    ["day-first", openDayFirst(dayFirst)],
    ["share-years", shareYears],
    ["part-of", partsOf],
    ["join-times", joinTimes],
    ["join-durations", joinDurations],
    ["modifiers", openModifiers()],
    ["overlaps", withoutOverlaps],
    ["tense", openTense()],
  ];
}

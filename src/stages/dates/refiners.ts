import type { Found } from "./found.ts";
import type { Reading } from "./reading.ts";
import { joinTimes } from "./refiners/join-times.ts";
import { openModifiers } from "./refiners/modifiers.ts";
import { withoutOverlaps } from "./refiners/overlaps.ts";
import { shareYears } from "./refiners/share-years.ts";
import { openTense } from "./refiners/tense.ts";

export type Refiner = (all: readonly Found[], reading: Reading) => Found[];

/** All refiners, in the order in which they run; `resolve` and the ids come after them. */
export function openRefiners(): readonly Refiner[] {
  return [withoutOverlaps, joinTimes, openModifiers(), withoutOverlaps, shareYears, openTense()];
}

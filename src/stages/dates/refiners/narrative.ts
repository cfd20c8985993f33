import { civilOf } from "../../../text/calendar.ts";
import type { Found } from "../found.ts";
import type { ReferenceMoment } from "../reference-moment.ts";

/** A text is a history when so many dates of other years than the reference's stand in it, and they are this share of all. */
const OTHER_YEARS = 5;
const SHARE = 0.75;
/** News, too, looks back on single years; those without a month count only if they lie this far off. */
const FAR = 30;

/**
 * Whether the text tells of other years than its reference's, so that bare months and days count from the date named last.
 */
export function isNarrative(all: readonly Found[], reference: ReferenceMoment | null): boolean {
  const now = reference ? civilOf(reference.day).year : null;
  let others = 0;
  let dated = 0;
  for (const { meaning } of all) {
    if (meaning.kind !== "point" || meaning.year === null) continue;
    const isOther = meaning.year !== now;
    const isFar = now === null || Math.abs(meaning.year - now) > FAR;
    if (meaning.month === 0 && isOther && !isFar) continue;
    dated++;
    if (isOther) others++;
  }
  return others >= OTHER_YEARS && others >= SHARE * dated;
}

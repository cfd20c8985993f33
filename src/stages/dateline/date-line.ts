import type { Dateline } from "../../schema/dateline.ts";
import type { DatePart } from "./date-part.ts";

/** A paragraph that is a date with its year and nothing else, as Wikinews puts it below the title. */
export function readDateLine(
  text: string,
  start: number,
  end: number,
  readDate: (text: string) => DatePart | null,
): Dateline {
  if (end - start > 60) return null;
  const date = text.slice(start, end);
  const part = readDate(date);
  if (!part?.hasMonth || !part.hasYear) return null;
  return { start, end, place: null, date: { start, end, text: date } };
}

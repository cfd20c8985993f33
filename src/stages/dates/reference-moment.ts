import { dayNumber } from "../../text/calendar.ts";

/** The reference as a day on the calendar, and how exact it is: 0 to the year, 1 to the month, 2 to the day. */
export interface ReferenceMoment {
  readonly day: number;
  readonly exactness: 0 | 1 | 2;
}

/** Reads a reference's value; its time of day and zone do not matter to dates. Null for none. */
export function readReference(value: string | null): ReferenceMoment | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value ?? "");
  if (!match) return null;
  const [, year, month, day] = match;
  return {
    day: dayNumber(Number(year), Number(month ?? 1), Number(day ?? 1)),
    exactness: day !== undefined ? 2 : month !== undefined ? 1 : 0,
  };
}

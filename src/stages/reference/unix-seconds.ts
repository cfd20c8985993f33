import { isoDay, pad } from "../../text/calendar.ts";

const DAY = 86_400;

/** Unix seconds as a UTC moment, by integers alone. */
export function readUnixSeconds(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  const ofDay = seconds - day * DAY;
  const clock = [ofDay / 3600, (ofDay % 3600) / 60, ofDay % 60].map((n) => pad(Math.floor(n))).join(":");
  return `${isoDay(day)}T${clock}Z`;
}

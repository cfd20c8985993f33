import { daysIn } from "../../../text/calendar.ts";
import { found, point } from "../found.ts";
import type { Recogniser } from "../recogniser.ts";

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
/** The time of day that follows a date, however the tokenizer cut it. */
const ISO_TIME = /T(\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?/y;
const LONGEST_TIME = 24;

/** ISO 8601 days, with or without a time: "2025-12-23", "2025-12-23T08:00:00Z". */
export const iso: Recogniser = {
  name: "iso",
  roles: ["digits"],
  read(reading, i) {
    const match = ISO_DAY.exec(reading.lower[i] ?? "");
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    if (year === undefined || month === undefined || day === undefined) return null;
    if (year < 1000 || day === 0 || daysIn(year, month) < day) return null;
    const meaning = point({ year, month, day });
    const dayEnd = reading.ends[i] ?? 0;
    ISO_TIME.lastIndex = 0;
    const time = ISO_TIME.exec(reading.text.slice(dayEnd, dayEnd + LONGEST_TIME));
    if (!time) return found(reading, i, i + 1, { type: "DATE", meaning });
    const end = dayEnd + time[0].length;
    let last = i + 1;
    while (last < reading.count && (reading.starts[last] ?? end) < end) last++;
    return found(reading, i, last, { type: "TIME", meaning, time: time[0], end });
  },
};

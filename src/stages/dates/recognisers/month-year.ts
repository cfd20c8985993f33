import { found, point } from "../found.ts";
import { isCapital } from "../reading.ts";
import type { Recogniser } from "../recogniser.ts";
import { yearBehind } from "../span-edges.ts";

/** "December 2025", "Sept. 2001", "February of 1940", "June, 2004". */
export const monthYear: Recogniser = {
  name: "month-year",
  roles: ["month"],
  read(reading, i) {
    const month = reading.words[i]?.month?.number ?? 0;
    const { last, year, yearShift, origin } = yearBehind(reading, i + 1);
    if (last === i + 1 || !isCapital(reading, i)) return null;
    return found(reading, i, last, { type: "DATE", meaning: point({ year, month, yearShift, origin }) });
  },
};

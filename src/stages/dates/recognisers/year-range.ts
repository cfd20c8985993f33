import { type Found, found, point } from "../found.ts";
import type { Reading } from "../reading.ts";
import { isBeforeChrist, yearAt } from "../span-edges.ts";

const GLUED = /^(\d{4})[-–](\d{4}|\d{2})$/;
const GLUED_BEFORE_CHRIST = /^(\d{1,4})[-–](\d{1,4})$/;
const DASH = /^[-–—]$/;

/** "1914-1918", "1939–45": two years, the second perhaps without its century. Null when it is no such range. */
export function yearRange(reading: Reading, i: number): readonly Found[] | null {
  const { lower, starts } = reading;
  const word = lower[i] ?? "";
  const before = isBeforeChrist(reading, i + 1) ? GLUED_BEFORE_CHRIST.exec(word) : null;
  if (before && Number(before[1]) > Number(before[2])) {
    const cut = (starts[i] ?? 0) + (before[1]?.length ?? 0);
    return [
      found(reading, i, i + 1, { type: "DATE", meaning: point({ year: 1 - Number(before[1]) }), end: cut }),
      found(reading, i, i + 2, {
        type: "DATE",
        meaning: point({ year: 1 - Number(before[2]) }),
        start: cut + 1,
      }),
    ];
  }
  const glued = GLUED.exec(word);
  if (glued) {
    const years = pairOf(Number(glued[1]), glued[2] ?? "");
    if (!years) return null;
    const cut = (starts[i] ?? 0) + 4;
    return [
      found(reading, i, i + 1, { type: "DATE", meaning: point({ year: years[0] }), end: cut }),
      found(reading, i, i + 1, { type: "DATE", meaning: point({ year: years[1] }), start: cut + 1 }),
    ];
  }
  const first = yearAt(reading, i);
  if (first === 0 || !DASH.test(lower[i + 1] ?? "")) return null;
  const second = lower[i + 2] ?? "";
  const years = /^\d{2}$|^\d{4}$/.test(second) ? pairOf(first, second) : null;
  if (!years) return null;
  const one = found(reading, i, i + 1, { type: "DATE", meaning: point({ year: years[0] }) });
  return [one, found(reading, i + 2, i + 3, { type: "DATE", meaning: point({ year: years[1] }) })];
}

function pairOf(first: number, second: string): readonly [number, number] | null {
  const last = second.length === 2 ? Math.floor(first / 100) * 100 + Number(second) : Number(second);
  return 1500 <= first && first < last && last < 2200 ? [first, last] : null;
}

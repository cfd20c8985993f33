import type { Found } from "../found.ts";
import type { Reading } from "../reading.ts";

const PAIR = /^(\d{1,2})[/-](\d{1,2})[/-]/;

/**
 * Returns a refiner that settles "03/04/2025": if another such date of the document can only have the day first, all have; if none
 * tells, the option says.
 */
export function openDayFirst(dayFirst: boolean): (all: readonly Found[], reading: Reading) => Found[] {
  return (all, { lower }) => {
    const pairOf = ({ by, last }: Found) => (by === "numeric" ? PAIR.exec(lower[last - 1] ?? "") : null);
    let days = 0;
    let months = 0;
    for (const one of all) {
      const pair = pairOf(one);
      if (Number(pair?.[1] ?? 0) > 12) days++;
      if (Number(pair?.[2] ?? 0) > 12) months++;
    }
    if (days === months ? !dayFirst : days < months) return [...all];
    return all.map((one) => {
      const pair = pairOf(one);
      if (!pair || one.meaning.kind !== "point" || Number(pair[1]) > 12 || Number(pair[2]) > 12) return one;
      return { ...one, meaning: { ...one.meaning, day: Number(pair[1]), month: Number(pair[2]) } };
    });
  };
}

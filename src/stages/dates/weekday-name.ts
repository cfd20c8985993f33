import { isCapital, type Reading } from "./reading.ts";

/** "Bloody Sunday", "Sunday Times", "Friday Night Lights": the weekday at token `i` is part of a name. */
export function isWeekdayName(reading: Reading, i: number): boolean {
  const { lower, lexicon } = reading;
  if (lexicon.weekdayNames.has(`${lower[i - 1]} *`) && isCapital(reading, i - 1)) return true;
  if (!isCapital(reading, i + 1)) return false;
  return (
    lexicon.weekdayNames.has(`* ${lower[i + 1]}`) ||
    lexicon.weekdayNames.has(`* ${lower[i + 1]} ${lower[i + 2]}`)
  );
}

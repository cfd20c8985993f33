const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days in a month (1 to 12) of the Gregorian calendar; 0 for no month. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (DAYS[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0);
}

/** Unix seconds as a UTC moment, by integers alone: a count of days from 0000-03-01, cut into eras of 400 years. */
export function readUnixSeconds(seconds: number): string {
  const days = Math.floor(seconds / 86_400) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const ofDay = seconds - Math.floor(seconds / 86_400) * 86_400;
  const pad = (n: number, width = 2) => String(n).padStart(width, "0");
  const clock = [ofDay / 3600, (ofDay % 3600) / 60, ofDay % 60].map((n) => pad(Math.floor(n))).join(":");
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${clock}Z`;
}

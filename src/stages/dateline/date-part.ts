/** How much of a date a piece of text is; null for none. */
export interface DatePart {
  readonly hasYear: boolean;
  readonly hasMonth: boolean;
}

const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/i;
const YEAR = /^(?:19|20)\d\d$/;
/** No date in a dateline has more words: "Friday , the 3rd of March , 2025". */
const LONGEST = 40;

/**
 * Returns a reader that says whether a piece of text is a date and nothing else: weekday, month, day and year, each once at most,
 * with a month or a weekday among them.
 */
export function openDateReader(
  months: ReadonlySet<string>,
  weekdays: ReadonlySet<string>,
): (text: string) => DatePart | null {
  return (text) => {
    if (text.length > LONGEST) return null;
    const seen = { weekday: 0, month: 0, day: 0, year: 0 };
    for (const word of text.split(/[\s,]+/)) {
      const bare = word.replace(/\.$/, "").toLowerCase();
      if (bare === "") continue;
      if (months.has(bare) && /^\p{Lu}/u.test(word)) seen.month++;
      else if (weekdays.has(bare) && /^\p{Lu}/u.test(word)) seen.weekday++;
      else if (DAY.test(bare)) seen.day++;
      else if (YEAR.test(bare)) seen.year++;
      else return null;
    }
    const { weekday, month, day, year } = seen;
    if (weekday > 1 || month > 1 || day > 1 || year > 1) return null;
    if (month === 0 && (weekday === 0 || day + year > 0)) return null;
    return { hasYear: year === 1, hasMonth: month === 1 };
  };
}

import * as chrono from "chrono-node";

/** What chrono-node finds in a text, with its certain parts as a TIMEX3 value. */
export function chronoDates(text: string, published: string | undefined) {
  const instant = new Date(
    published === undefined ? "2000-01-01T12:00:00Z" : `${published.slice(0, 10)}T12:00:00Z`,
  );
  return chrono.parse(text, { instant, timezone: 0 }).map(({ index, text: found, start }) => ({
    start: index,
    end: index + found.length,
    type: start.isCertain("hour") ? "TIME" : "DATE",
    value: timexValue(start),
  }));
}

function timexValue(parts: chrono.ParsedComponents): string {
  const part = (name: chrono.Component, width = 2) => String(parts.get(name) ?? 0).padStart(width, "0");
  const day = `${part("year", 4)}-${part("month")}-${part("day")}`;
  if (parts.isCertain("hour")) return `${day}T${part("hour")}:${part("minute")}`;
  if (parts.isCertain("day") || parts.isCertain("weekday")) return day;
  return parts.isCertain("month") ? day.slice(0, 7) : parts.isCertain("year") ? day.slice(0, 4) : day;
}

const ROUNDS = 3;

/** Tokens a second, of the best of some rounds over the texts. */
export function chronoSpeed(texts: readonly string[], tokens: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    for (const text of texts) chronoDates(text, "2025-12-23");
    best = Math.min(best, performance.now() - started);
  }
  return (tokens / best) * 1000;
}

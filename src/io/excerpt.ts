/** Control characters and marks that turn the direction of writing: they would garble a terminal or a log. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;
const LONGEST = 40;

/** A stretch of input fit for a message: at most `longest` characters, without control characters or half surrogates. */
export function excerpt(text: string, longest = LONGEST): string {
  const points = Array.from(text.slice(0, 2 * longest + 2).replace(UNSEEN, " "));
  const whole = points.length <= longest && text.length <= 2 * longest + 2;
  const shown = (whole ? points : points.slice(0, longest - 1)).join("");
  return Buffer.from(whole ? shown : `${shown}…`, "utf8").toString("utf8");
}

/** What a value is, in words for a message: `the string "…"`, `an array`, `nothing`. */
export function nameOfValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return `the string "${excerpt(value)}"`;
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return `the ${typeof value} ${excerpt(String(value))}`;
  return `a ${typeof value}`;
}

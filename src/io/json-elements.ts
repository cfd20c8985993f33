import type { Bytes } from "./decompress.ts";
import { gatherBytes } from "./gather-bytes.ts";

/**
 * A part of a JSON file: an element of its outermost array, a file that is no array, or what stands where nothing should.
 * `bytes` is null when it was too long to be held.
 */
export interface Element {
  readonly kind: "element" | "alone" | "cut" | "behind";
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Buffer | null;
}

const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;
const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE] = [34, 92, 44, 91, 93];

/**
 * Cuts a JSON file into the elements of its array by brackets, quotes and commas alone, so that one broken or huge element costs just
 * itself; each is parsed by itself afterwards. (A streaming JSON parser has to hold a value before anyone can tell that it is too
 * large, and stops at the first fault.) One pass, one element of at most `maxBytes` in memory, and a counter for depth.
 */
export async function* elementsOf(bytes: Bytes, maxBytes: number): AsyncGenerator<Element> {
  const element = gatherBytes(maxBytes);
  let place: "before" | "array" | "alone" | "behind" = "before";
  let number = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let blank = true;

  for await (const chunk of bytes) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i] ?? 0;
      if (place === "before") {
        if (isSpace(c)) continue;
        place = c === OPEN ? "array" : "alone";
        from = c === OPEN ? i + 1 : i;
        blank = c === OPEN;
      } else if (place !== "array") {
        if (blank && !isSpace(c)) blank = false;
      } else if (inString) {
        if (escaped) escaped = false;
        else if (c === BACKSLASH) escaped = true;
        else if (c === QUOTE) inString = false;
      } else if (depth === 0 && (c === COMMA || c === CLOSE)) {
        element.add(chunk.subarray(from, i));
        from = i + 1;
        // Only an array without any element may hold nothing at all.
        const none: boolean = blank && c === CLOSE && number === 1;
        const taken = element.take();
        if (!none) yield { kind: "element", number, bytes: taken };
        number++;
        blank = true;
        if (c === CLOSE) place = "behind";
      } else if (!isSpace(c)) {
        blank = false;
        if (c === QUOTE) inString = true;
        else if (c === OPEN || c === 123) depth++;
        // A closing bracket too many must not swallow the commas after it.
        else if ((c === CLOSE || c === 125) && depth > 0) depth--;
      }
    }
    if (place !== "before") element.add(chunk.subarray(from));
  }
  if (place === "before") return;
  if (place === "alone") yield { kind: "alone", number, bytes: element.take() };
  else if (place === "array") yield { kind: "cut", number, bytes: element.take() };
  else if (!blank) yield { kind: "behind", number, bytes: element.take() };
}

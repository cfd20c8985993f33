import { excerpt } from "./excerpt.ts";

/** What is wrong with a JSON text: the column counts characters from 1. */
export interface JsonFault {
  readonly column: number;
  readonly message: string;
}

const SPACE = /[ \t\n\r]*/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPED = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where the string that opens at `at` ends, or the place and kind of what breaks it. */
function stringEnd(text: string, at: number): number | { at: number; message: string } {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) return i + 1;
    if (c < 32)
      return { at: i, message: "a control character inside a string, which must be written as an escape" };
    if (c !== 92) continue;
    const end = match(ESCAPED, text, i + 1);
    if (end === i + 1) return { at: i, message: `an unknown escape "${excerpt(text.slice(i, i + 2))}"` };
    i = end - 1;
  }
  return { at, message: "a string that is not closed" };
}

/**
 * Finds the first fault of a text that is not JSON. JSON.parse words its errors differently from one version of Node to the next and
 * often leaves out the place. Linear in the text; open brackets lie on a stack of its own.
 */
export function jsonFault(text: string): JsonFault {
  const open: string[] = [];
  let expected = "a value";
  let at = 0;
  const unexpected = (): JsonFault => {
    const c = text.codePointAt(at);
    const got = c === undefined ? "the end" : `"${excerpt(String.fromCodePoint(c))}"`;
    return { column: at + 1, message: `expected ${expected}, got ${got}` };
  };
  for (;;) {
    at = match(SPACE, text, at);
    const c = text[at];
    const inObject = open.at(-1) === "{";
    if (expected === "the end of the row") {
      return unexpected();
    } else if (expected === "a colon") {
      if (c !== ":") return unexpected();
      expected = "a value";
      at++;
      continue;
    } else if (expected === 'a comma or "}"' || expected === 'a comma or "]"') {
      if (c === ",") {
        expected = inObject ? "a name in quotes" : "a value";
        at++;
        continue;
      }
      if (c !== (inObject ? "}" : "]")) return unexpected();
      open.pop();
      at++;
    } else if (expected.startsWith("a name")) {
      if (c === "}" && expected.endsWith('"}"')) {
        open.pop();
        at++;
      } else {
        if (c !== '"') return unexpected();
        const end = stringEnd(text, at);
        if (typeof end !== "number") return { column: end.at + 1, message: end.message };
        at = end;
        expected = "a colon";
        continue;
      }
    } else if (c === "{" || c === "[") {
      open.push(c);
      expected = c === "{" ? 'a name in quotes or "}"' : 'a value or "]"';
      at++;
      continue;
    } else if (c === "]" && expected === 'a value or "]"') {
      open.pop();
      at++;
    } else if (c === '"') {
      const end = stringEnd(text, at);
      if (typeof end !== "number") return { column: end.at + 1, message: end.message };
      at = end;
    } else {
      const end = match(LITERAL, text, at);
      if (end === at) return unexpected();
      at = end;
    }
    const around = open.at(-1);
    expected =
      around === undefined ? "the end of the row" : around === "{" ? 'a comma or "}"' : 'a comma or "]"';
  }
}

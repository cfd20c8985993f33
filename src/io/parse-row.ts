import { jsonFault } from "./json-fault.ts";

/** A row of JSON as a value, or what is wrong with it. */
export type ParsedRow = { readonly value: unknown } | { readonly fault: string };

/** No row of news is nested this deep, and what reads or writes a value goes down it by recursion. */
const DEEPEST = 200;

/** The column, from 1, of the bracket that goes too deep; 0 if none does. */
function tooDeepAt(json: string): number {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === 34) inString = !inString;
    else if (c === 92) i++;
    else if (inString) continue;
    else if ((c === 91 || c === 123) && ++depth > DEEPEST) return i + 1;
    else if (c === 93 || c === 125) depth--;
  }
  return 0;
}

/** Parses one row. `idField` names the field whose digits are all kept, though they be more than a number can hold. */
export function parseRow(json: string, idField: string): ParsedRow {
  const deep = tooDeepAt(json);
  if (deep > 0)
    return { fault: `expected at most ${DEEPEST} brackets inside one another, got more at column ${deep}` };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    const { column, message } = jsonFault(json);
    return { fault: `${message} at column ${column}` };
  }
  keepLongId(value, json, idField);
  return { value };
}

function keepLongId(value: unknown, json: string, idField: string): void {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, idField)) return;
  const id: unknown = Reflect.get(value, idField);
  if (typeof id !== "number" || Number.isSafeInteger(id)) return;
  const written = digitsOf(json, JSON.stringify(idField));
  if (written !== null) Object.defineProperty(value, idField, { value: written, enumerable: true });
}

const NUMBER_AFTER_COLON = /[ \t\r\n]*:[ \t\r\n]*(-?\d+)[ \t\r\n]*[,}]/y;

/** The integer under a name of the outermost object, as it is written there; the last one, as in JSON.parse. */
function digitsOf(json: string, quotedName: string): string | null {
  let found: string | null = null;
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === 91 || c === 123) depth++;
    else if (c === 93 || c === 125) depth--;
    else if (c === 34) {
      if (depth === 1 && json.startsWith(quotedName, i)) {
        NUMBER_AFTER_COLON.lastIndex = i + quotedName.length;
        found = NUMBER_AFTER_COLON.exec(json)?.[1] ?? found;
      }
      for (i++; i < json.length && json.charCodeAt(i) !== 34; i++) if (json.charCodeAt(i) === 92) i++;
    }
  }
  return found;
}

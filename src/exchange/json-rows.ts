import { linesOf } from "../io/lines.ts";
import { openBytes, openInput } from "../io/open-bytes.ts";
import { ImportError } from "./format.ts";

export type JsonObject = Readonly<Record<string, unknown>>;
const LONGEST_ROW = 512 * 1024 * 1024;

/** The objects of a JSONL file, with their places; throws at a line that is none. */
export async function* jsonRows(path: string): AsyncGenerator<{ row: JsonObject; place: string }> {
  const bytes = openBytes({ path, uri: path, size: 0, format: "jsonl", compression: "none" }, openInput);
  for await (const { number, bytes: line } of linesOf(bytes, LONGEST_ROW)) {
    const place = `${path}:${number}`;
    const text = line?.toString("utf8") ?? "";
    if (text.trim() !== "") yield { row: jsonObject(text, place), place };
  }
}

/** Reads an object of JSON; throws an ImportError with its place. */
export function jsonObject(text: string, place: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ImportError(`${place} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  return object(value, place);
}

export function object(value: unknown, place: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new ImportError(`${place}: expected an object, got ${JSON.stringify(value)?.slice(0, 60)}`);
}

/** The objects of a list; a missing list is an empty one. */
export function objects(value: unknown, place: string): JsonObject[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new ImportError(`${place}: expected a list`);
  return value.map((item) => object(item, place));
}

export function string(value: unknown, name: string, place: string): string {
  if (typeof value === "string") return value;
  throw new ImportError(`${place}: expected text in ${name}, got ${JSON.stringify(value)}`);
}

export function whole(value: unknown, name: string, place: string): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new ImportError(`${place}: expected a whole number in ${name}, got ${JSON.stringify(value)}`);
}

/** The strings and numbers of an object. */
export function fieldsOf(row: JsonObject): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(row))
    if (typeof value === "string" || typeof value === "number") out[name] = value;
  return out;
}

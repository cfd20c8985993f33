/** Conversion between UTF-16 offsets (in memory) and code point offsets (the default in files). */

type Convert = (offset: number) => number;
const same: Convert = (offset) => offset;

function hasPair(text: string): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text);
}

/** From a UTF-16 offset to a code point offset. An offset inside a surrogate pair counts as its beginning. */
export function toCodepoint(text: string): Convert {
  if (!hasPair(text)) return same;
  const map = new Int32Array(text.length + 1);
  let point = 0;
  for (let i = 0; i < text.length; ) {
    const width = (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    map.fill(point, i, i + width);
    i += width;
    point++;
  }
  map[text.length] = point;
  return (offset) => map[offset] ?? offset;
}

/** From a code point offset to a UTF-16 offset. An offset behind the end stays behind the end. */
export function toUtf16(text: string): Convert {
  if (!hasPair(text)) return same;
  const map: number[] = [];
  for (let i = 0; i < text.length; i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) map.push(i);
  map.push(text.length);
  return (offset) => map[offset] ?? text.length + 1 + offset;
}

/**
 * A copy of plain data in which every numeric `start` and `end`, at any depth, went through `convert`.
 * Only layers are to be passed: their intervals hold strings under the same names, which stay as they are.
 */
export function mapOffsets<T>(value: T, convert: Convert): T {
  if (convert === same || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => mapOffsets(item, convert)) as T;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    out[key] =
      (key === "start" || key === "end") && typeof item === "number"
        ? convert(item)
        : mapOffsets(item, convert);
  }
  return out as T;
}

/** The layers of a record with UTF-16 offsets, whatever unit the record is in. */
export function utf16Of<T extends { readonly offsets: string; readonly text: string }>(
  record: T,
): Omit<T, "offsets" | "text" | "meta"> {
  const { offsets, text, meta: _meta, ...rest } = record as T & { meta?: unknown };
  return mapOffsets(rest, offsets === "codepoint" ? toUtf16(text) : same) as Omit<
    T,
    "offsets" | "text" | "meta"
  >;
}

import { isUtf8 } from "node:buffer";
import type { Problem } from "../core/document.ts";

/** A text and what decoding it met. */
export interface Decoded {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding Standard). A table, because TextDecoder differs between versions of Node. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (c) => HIGH[c.charCodeAt(0) - 0x80] ?? c);
}

const encodingProblem = (message: string): Problem => ({ stage: "read", code: "encoding", message });

export const NOT_UTF8 = encodingProblem(
  "The bytes are not valid UTF-8, so they were read as Windows-1252. Save the text as UTF-8 if letters look wrong.",
);

/** A row of a file of many: UTF-8, or else Windows-1252. */
export function decodeRow(bytes: Buffer): Decoded {
  return isUtf8(bytes)
    ? { text: bytes.toString("utf8"), problems: [] }
    : { text: decodeWindows1252(bytes), problems: [NOT_UTF8] };
}

/** The encoding that a byte order mark stands for. */
export function markedEncoding(bytes: Buffer): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** A whole file: UTF-8, UTF-16 with a byte order mark, `fallback` if it takes it, or else Windows-1252. The mark is not part of the text. */
export function decodeFile(bytes: Buffer, fallback?: (bytes: Buffer) => string | undefined): Decoded {
  const marked = markedEncoding(bytes);
  if (marked === "utf-16le" || marked === "utf-16be") {
    const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    const text = (marked === "utf-16be" ? even.swap16() : even).toString("utf16le");
    const odd = encodingProblem(
      "The file is UTF-16 with half a character at its end, which was left out. Get the file anew.",
    );
    return { text, problems: bytes.length % 2 ? [odd] : [] };
  }
  const body = marked === "utf-8" ? bytes.subarray(3) : bytes;
  if (isUtf8(body)) return { text: body.toString("utf8"), problems: [] };
  const declared = fallback?.(body);
  return declared === undefined
    ? { text: decodeWindows1252(body), problems: [NOT_UTF8] }
    : { text: declared, problems: [] };
}

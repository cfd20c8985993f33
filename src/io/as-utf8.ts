import { TextDecoder } from "node:util";
import { markedEncoding } from "./decode-text.ts";
import type { Bytes } from "./decompress.ts";

/** The longest byte order mark. */
const MARK = 3;

/** Without its byte order mark, and turned to UTF-8 where the mark says UTF-16. Other bytes pass as they are. */
export async function* asUtf8(bytes: Bytes): AsyncGenerator<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  let decode: ((part?: Buffer) => Buffer) | undefined;
  const begin = (): Buffer => {
    const marked = markedEncoding(head);
    if (marked === "utf-16le" || marked === "utf-16be") {
      const decoder = new TextDecoder(marked, { ignoreBOM: true });
      decode = (part) => Buffer.from(decoder.decode(part, { stream: part !== undefined }));
      return decode(head.subarray(2));
    }
    decode = (part = Buffer.alloc(0)) => part;
    return marked === "utf-8" ? head.subarray(MARK) : head;
  };
  for await (const chunk of bytes) {
    if (decode) yield decode(chunk);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= MARK) yield begin();
    }
  }
  if (!decode) yield begin();
  if (decode) yield decode();
}

import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { join } from "node:path";
import type { ByteRange, InputFile } from "./read-item.ts";

const NEWLINE = 10;

/**
 * Writes a stream of lines to files of about `bytes` bytes that end at line ends, and yields each as it is complete, so that a
 * stream, which can be read only once, is cut into pieces that workers can read. Memory stays constant however long a line is.
 */
export async function* spoolLines(
  stream: AsyncIterable<Uint8Array>,
  folder: string,
  bytes: number,
): AsyncGenerator<{ file: InputFile; range: ByteRange }> {
  let number = 0;
  let firstLine = 1;
  let lines = 0;
  let size = 0;
  let writer: WriteStream | null = null;
  let path = "";

  const write = async (piece: Uint8Array) => {
    if (piece.length === 0) return;
    if (!writer) {
      path = join(folder, `lines-${number}.jsonl`);
      writer = createWriteStream(path);
    }
    size += piece.length;
    for (const byte of piece) if (byte === NEWLINE) lines++;
    if (!writer.write(piece)) await once(writer, "drain");
  };
  const close = async () => {
    if (!writer) return null;
    writer.end();
    await once(writer, "finish");
    writer = null;
    const file: InputFile = { path, uri: "-", size, format: "jsonl", compression: "none" };
    const piece = { file, range: { start: 0, end: size, firstLine } };
    firstLine += lines;
    number++;
    lines = size = 0;
    return piece;
  };

  for await (const chunk of stream) {
    const cut = size + chunk.length >= bytes ? chunk.lastIndexOf(NEWLINE) + 1 : 0;
    if (cut > 0) {
      await write(chunk.subarray(0, cut));
      const piece = await close();
      if (piece) yield piece;
    }
    await write(chunk.subarray(cut));
  }
  const rest = await close();
  if (rest) yield rest;
}

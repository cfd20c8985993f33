import type { Bytes } from "./decompress.ts";
import { type OpenStream, openBytes, openInput } from "./open-bytes.ts";
import { inputProblem } from "./problem-items.ts";
import { ReadError, systemReason } from "./read-error.ts";
import type { ByteRange, InputFile, ReadItem, ReadOptions, ReadProblem } from "./read-item.ts";
import { readLines } from "./read-lines.ts";

/**
 * Reads the documents of a file in order, in constant memory. What cannot be read comes out as a problem in its place; nothing that lies
 * in a file throws. `range` is a stretch of an uncompressed JSONL file that `splitLines` made. `open` brings the bytes of the file.
 */
export async function* readFile(
  file: InputFile,
  options: ReadOptions,
  range?: ByteRange,
  open: OpenStream = openInput,
): AsyncGenerator<ReadItem> {
  try {
    yield* readFormat(file, options, openBytes(file, open, range), range?.firstLine ?? 1);
  } catch (error) {
    yield { problem: readFailure(error, file) };
  }
}

/** Why a file could not be read, as a problem. Throws what has nothing to do with the file. */
export function readFailure(error: unknown, { uri }: InputFile): ReadProblem {
  const reason = systemReason(error);
  if (error instanceof ReadError) return inputProblem(uri, error.code, error.message);
  if (reason === undefined) throw error;
  return inputProblem(uri, "unreadable", `cannot be read: ${reason}.`);
}

/** The readers of the rarer formats are loaded when such a file appears. */
async function* readFormat(
  { format, uri }: InputFile,
  options: ReadOptions,
  bytes: Bytes,
  firstLine: number,
): AsyncGenerator<ReadItem> {
  switch (format) {
    case "jsonl":
      return yield* readLines(bytes, uri, options, firstLine);
    case "txt":
    case "md":
      return yield* (await import("./read-text.ts")).readText(bytes, uri, options);
    case "json":
      return yield* (await import("./read-json-array.ts")).readJsonArray(bytes, uri, options);
    case "csv":
      return yield* (await import("./read-table.ts")).readTable(bytes, uri, options, ",");
    case "tsv":
      return yield* (await import("./read-table.ts")).readTable(bytes, uri, options, "\t");
    case "html":
      return yield* (await import("./read-html.ts")).readHtml(bytes, uri, options);
    case "warc":
      return yield* (await import("./read-warc.ts")).readWarc(bytes, uri, options);
  }
}

import type { Compression, Format } from "./read-item.ts";

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ["txt", "txt"],
  ["md", "md"],
  ["markdown", "md"],
  ["html", "html"],
  ["htm", "html"],
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["json", "json"],
  ["csv", "csv"],
  ["tsv", "tsv"],
  ["warc", "warc"],
]);
const COMPRESSIONS: ReadonlyMap<string, Compression> = new Map([
  ["gz", "gzip"],
  ["br", "brotli"],
]);

/** The endings that are read, for messages. */
export const KNOWN_ENDINGS = [...FORMATS.keys()].map((ending) => `.${ending}`).join(" ");

/** What a file's name says of its contents; undefined when it ends in no known format. Letter case does not count. */
export function readName(name: string): { format: Format; compression: Compression } | undefined {
  const endings = name.toLowerCase().split(".").slice(1);
  const compression = COMPRESSIONS.get(endings.at(-1) ?? "");
  const format = FORMATS.get(endings.at(compression ? -2 : -1) ?? "");
  return format && { format, compression: compression ?? "none" };
}

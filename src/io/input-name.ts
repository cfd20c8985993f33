import { inputProblem } from "./problem-items.ts";
import type { Compression, Format, FoundInput, InputFile } from "./read-item.ts";

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
const KNOWN_ENDINGS = [...FORMATS.keys()].map((ending) => `.${ending}`).join(" ");

/** What a file's name says of its contents; undefined when it ends in no known format. Letter case does not count. */
export function readName(name: string): { format: Format; compression: Compression } | undefined {
  const endings = name.toLowerCase().split(".").slice(1);
  const compression = COMPRESSIONS.get(endings.at(-1) ?? "");
  const format = FORMATS.get(endings.at(compression ? -2 : -1) ?? "");
  return format && { format, compression: compression ?? "none" };
}

/** A file with the format that its name tells, or the problem that it tells none. */
export function namedInput(file: Omit<InputFile, "format" | "compression">): FoundInput {
  const { uri, path } = file;
  const named = readName(path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1));
  if (named) return { file: { ...file, ...named } };
  const message = `ends in no known format. Expected one of ${KNOWN_ENDINGS}, each also with .gz or .br; rename it or leave it out.`;
  return { problem: inputProblem(uri, "unknown-format", message) };
}

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The lines of a file of JSONL, also .gz, that are not empty, each with where it stands: `file:line`. */
export function linesOf(path: string): { readonly line: string; readonly where: string }[] {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .flatMap((line, i) => (line.trim() === "" ? [] : [{ line, where: `${path}:${i + 1}` }]));
}

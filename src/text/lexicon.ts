import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The path of a data file that lies beside a source file: `dataFile(import.meta.url, "cues.tsv")`.
 * Compiled code in dist/ has no copies of data; it reads the file where it lies in src/.
 */
export function dataFile(moduleUrl: string, name: string): string {
  const beside = fileURLToPath(new URL(name, moduleUrl));
  if (existsSync(beside)) return beside;
  const at = moduleUrl.lastIndexOf("/dist/src/");
  return fileURLToPath(
    new URL(name, at < 0 ? moduleUrl : `${moduleUrl.slice(0, at)}${moduleUrl.slice(at + "/dist".length)}`),
  );
}

/**
 * Reads a lexicon: one entry a line, columns divided by tabs, lines that begin with `#` are the header that tells source and licence.
 * Every row has as many columns as the longest, empty ones filled with "".
 */
export function readLexicon(moduleUrl: string, name: string): string[][] {
  const rows = readFileSync(dataFile(moduleUrl, name), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t").map((cell) => cell.trim()));
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (const row of rows) while (row.length < width) row.push("");
  return rows;
}

/** The first column of a lexicon as a set. */
export function readWordSet(moduleUrl: string, name: string): ReadonlySet<string> {
  return new Set(readLexicon(moduleUrl, name).map(([word = ""]) => word));
}

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

/** The lines of a lexicon without its header, whose lines begin with `#` and tell source and licence. */
function linesOf(moduleUrl: string, name: string): string[] {
  const lines = readFileSync(dataFile(moduleUrl, name), "utf8").split("\n");
  const first = lines.findIndex((line) => !line.startsWith("#"));
  return lines.slice(first < 0 ? lines.length : first).filter((line) => line !== "");
}

/**
 * Reads a lexicon: one entry a line, columns divided by tabs, a header of lines that begin with `#`.
 * Every row has as many columns as the longest, empty ones filled with "".
 */
export function readLexicon(moduleUrl: string, name: string): string[][] {
  const rows = linesOf(moduleUrl, name).map((line) => line.split("\t"));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  for (const row of rows) while (row.length < width) row.push("");
  return rows;
}

/** The first column of a lexicon as a set. */
export function readWordSet(moduleUrl: string, name: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of linesOf(moduleUrl, name)) {
    const tab = line.indexOf("\t");
    words.add(tab < 0 ? line : line.slice(0, tab));
  }
  return words;
}

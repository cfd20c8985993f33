import { linesOf } from "../../io/lines.ts";
import { openBytes, openInput } from "../../io/open-bytes.ts";
import { ImportError, type ImportFormat } from "../format.ts";
import { type ReadMark, recordOfMarks } from "../record-of-marks.ts";
import { placesOf } from "./write.ts";

const LONGEST_LINE = 512 * 1024 * 1024;
const TAG = /^([BIES])-(.+)$/;

/** A line that begins with # and does not end in a tag, as the line of the token # does. */
const COMMENT = /^# (?!.*(?:^| |\t)(?:O|[BIES]-\S+)$)/;

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Open {
  readonly id: string | undefined;
  readonly text: string | undefined;
  readonly line: number;
  readonly rows: Row[];
}

/**
 * CoNLL files, BIO or BIOES. Every column behind the first whose cells are such tags is read, so that CoNLL-2003's are too. A document begins
 * at a `-DOCSTART-` line or a `# newdoc` comment; one without a `# text` comment gets the words joined by blanks, and a line a sentence.
 */
export const conllImport: ImportFormat = {
  name: "conll",
  async *read(path) {
    const bytes = openBytes({ path, uri: path, size: 0, format: "jsonl", compression: "none" }, openInput);
    let id: string | undefined;
    let text: string | undefined;
    let open: Open | undefined;
    for await (const { number, bytes: raw } of linesOf(bytes, LONGEST_LINE)) {
      const line = raw?.toString("utf8").replace(/\r$/, "") ?? "";
      const place = `${path}:${number}`;
      const comment = /^# (newdoc id|text) = (.*)$/s.exec(line);
      if (comment) {
        if (open) yield close(open, path);
        open = undefined;
        if (comment[1] === "text") text = unquoted(comment[2] ?? "", place);
        else id = unquoted(comment[2] ?? "", place);
      } else if (line.startsWith("-DOCSTART-")) {
        if (open) yield close(open, path);
        open = { id, text, line: number, rows: [] };
        id = undefined;
        text = undefined;
      } else if (!COMMENT.test(line)) {
        open ??= { id, text, line: number, rows: [] };
        open.rows.push({ cells: line === "" ? [] : line.split(/[ \t]+/), line: number });
      }
    }
    if (open) yield close(open, path);
  },
};

function unquoted(text: string, place: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    throw new ImportError(`${place}: expected text in quotation marks, as in JSON`);
  }
}

function close({ id, text: given, line, rows }: Open, path: string) {
  const place = `${path}:${line}`;
  const words = rows.filter(({ cells }) => cells.length > 0);
  const text = given ?? joined(rows);
  const places = placesOf(
    text,
    words.map(({ cells }) => cells[0] ?? ""),
  );
  if (!places) throw new ImportError(`${place}: the tokens do not stand in the text in this order`);
  const width = Math.max(0, ...words.map(({ cells }) => cells.length));
  const marks: ReadMark[] = [];
  for (let column = 1; column < width; column++) {
    const open: { start: number; end: number; label: string }[] = [];
    let running = false;
    words.forEach(({ cells }, i) => {
      const [, prefix = "O", label = ""] = TAG.exec(cells[column] ?? "") ?? [];
      const token = places[i] ?? { start: 0, end: 0 };
      const last = open.at(-1);
      if (prefix === "O") running = false;
      else if ((prefix === "I" || prefix === "E") && running && last?.label === label) last.end = token.end;
      else open.push({ ...token, label });
      running = prefix !== "O" && prefix !== "S" && prefix !== "E";
    });
    for (const mark of open) marks.push({ ...mark, id: `${mark.label}-${mark.start}`, of: null, fields: {} });
  }
  return recordOfMarks({ id, text, marks: withOwners(marks), layers: ["entities"] }, place, path);
}

/** CoNLL has no relations: a source or cue is said to belong to the claim that lies nearest. */
function withOwners(marks: readonly ReadMark[]): ReadMark[] {
  const claims = marks.filter(({ label }) => label === "CLAIM");
  const gap = (a: ReadMark, b: ReadMark) => Math.max(0, a.start - b.end, b.start - a.end);
  return marks.map((mark) => {
    if (mark.label !== "SOURCE" && mark.label !== "CUE") return mark;
    const [nearest] = [...claims].sort((a, b) => gap(a, mark) - gap(b, mark) || a.start - b.start);
    return { ...mark, of: nearest?.id ?? null };
  });
}

function joined(rows: readonly Row[]): string {
  let text = "";
  let glue = "";
  for (const { cells } of rows) {
    if (cells.length === 0) glue = text === "" ? "" : "\n";
    else {
      text += glue + (cells[0] ?? "");
      glue = " ";
    }
  }
  return text;
}
